import {Link} from '@tanstack/react-router';
import type {Campaign} from '../../api/dialling';
import {Facts, Panel} from '../../parts/Panel';
import {VerdictBars} from '../../parts/Verdicts';
import {sum} from '../../parts/verdictTone';
import {useText} from '../../text/useText';
import {daysOf} from './campaignRules';
import css from './Campaigns.module.css';
import {funnelOf} from './funnel';
import {ProgressBar} from './ProgressBar';

export function Overview({campaign}: {campaign: Campaign}) {
  const {t} = useText();
  const words = t.campaigns;
  const {progress} = campaign;
  return (
    <>
      <Panel title={words.progress} small={words.attempts(progress.attempts)}>
        <ProgressBar progress={progress} tall />
        <Counts campaign={campaign} />
      </Panel>
      <div className={css.two}>
        <Panel title={words.verdicts} testid="campaign-verdicts">
          {sum(progress.verdicts) > 0 ? <VerdictBars tally={progress.verdicts} />
            : <p className="dim" style={{margin: 0}}>{words.noVerdicts}</p>}
        </Panel>
        <div>
          <Panel title={words.reach}><FunnelBars campaign={campaign} /></Panel>
          <Panel title={words.facts}><CampaignFacts campaign={campaign} /></Panel>
        </div>
      </div>
    </>
  );
}

function Counts({campaign: {progress}}: {campaign: Campaign}) {
  const {t, f} = useText();
  const {funnel} = t.campaigns;
  return (
    <dl className={css.counts}>
      {(['total', 'fresh', 'waiting', 'dialling', 'done'] as const).map((name) => (
        <div key={name}><dt>{funnel[name]}</dt><dd data-testid={`count-${name}`}>{f.number(progress[name])}</dd></div>
      ))}
    </dl>
  );
}

function FunnelBars({campaign}: {campaign: Campaign}) {
  const {t, f} = useText();
  const words = t.campaigns.funnel;
  const funnel = funnelOf(campaign.progress);
  return (
    <ul className={css.funnel} data-testid="funnel">
      {(['done', 'reached', 'heard', 'confirmed'] as const).map((step) => (
        <li key={step}>
          <span>{words[step]}</span>
          <div><i style={{width: `${funnel.done > 0 ? (funnel[step] / funnel.done) * 100 : 0}%`}} /></div>
          <span>{f.number(funnel[step])} <small className="dim">{funnel.done > 0 ? f.percent(funnel[step] / funnel.done) : ''}</small></span>
        </li>
      ))}
    </ul>
  );
}

function CampaignFacts({campaign}: {campaign: Campaign}) {
  const {t, f} = useText();
  const words = t.campaigns;
  const {settings} = campaign;
  const days = daysOf(settings.weekdays, t.wizard.weekdays, t.wizard.everyDay);
  return (
    <Facts facts={[
      [words.list, <Link to="/lists/$id" params={{id: String(campaign.listId)}}>{campaign.listName}</Link>],
      [words.message, <Link to="/messages/$id" params={{id: String(campaign.messageId)}}>{campaign.messageName}</Link>],
      [words.trunk, <Link to="/trunks/$id" params={{id: String(campaign.trunkId)}}>{campaign.trunkName}</Link>],
      [words.pace, words.paceOf(f.pace(settings.cps), f.number(settings.lines))],
      [words.window, words.windowOf(days, settings.windowFrom, settings.windowTo, settings.zone)],
      [words.startedAt, f.dateTime(campaign.startedAt)],
      ...(campaign.finishedAt ? [[words.finishedAt, f.dateTime(campaign.finishedAt)] as [string, string]] : []),
    ]} />
  );
}
