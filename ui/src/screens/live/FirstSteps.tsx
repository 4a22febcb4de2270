import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import {Icon, type IconName} from '../../parts/Icon';
import {Panel} from '../../parts/Panel';
import {useText} from '../../text/useText';
import css from './Live.module.css';

/** What a newcomer does first; gone once a campaign has been made. */
export function FirstSteps() {
  const {t} = useText();
  const words = t.live.start;
  const trunks = useQuery(queries.trunks()).data?.items;
  const lists = useQuery(queries.lists()).data?.items;
  const messages = useQuery(queries.messages()).data?.items;
  const campaigns = useQuery(queries.campaigns()).data?.items;
  if (!trunks || !lists || !messages || !campaigns || campaigns.length > 0) return null;
  const steps: {to: string; icon: IconName; name: string; what: string; done: boolean}[] = [
    {to: '/trunks/new', icon: 'trunks', name: words.trunk, what: words.trunkWhat, done: trunks.length > 0},
    {to: '/lists/new', icon: 'lists', name: words.list, what: words.listWhat, done: lists.length > 0},
    {to: '/messages/new', icon: 'messages', name: words.message, what: words.messageWhat, done: messages.length > 0},
    {to: '/campaigns/new', icon: 'campaigns', name: words.campaign, what: words.campaignWhat, done: false},
  ];
  return (
    <div style={{marginBottom: 16}}>
      <Panel title={words.title} small={words.about} testid="first-steps">
        <ol className={css.steps}>
          {steps.map((step, at) => (
            <li key={step.to}>
              <Link to={step.to} data-done={step.done || undefined}>
                <span><Icon name={step.done ? 'check' : step.icon} />{step.done ? words.done : at + 1}</span>
                <b>{step.name}</b>
                <p>{step.what}</p>
              </Link>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}
