import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import {useText} from '../../text/useText';
import {HoldLine} from '../campaigns/Hold';
import {ProgressBar} from '../campaigns/ProgressBar';
import css from './Live.module.css';

/** The campaigns that run, how far each has come and what holds it. */
export function Running() {
  const {t} = useText();
  const {data} = useQuery(queries.campaigns());
  const running = (data?.items ?? []).filter((campaign) => campaign.state === 'running');
  if (running.length === 0) {
    return (
      <p className="dim" style={{margin: 0}}>
        {t.live.noneRunning} <Link to="/campaigns">{t.live.toCampaigns}</Link>
      </p>
    );
  }
  return (
    <div className={css.running}>
      {running.map((campaign) => (
        <div key={campaign.id} className="stack" style={{gap: 6}}>
          <Link to="/campaigns/$id" params={{id: String(campaign.id)}}>{campaign.name}</Link>
          <ProgressBar progress={campaign.progress} />
          {campaign.holdReason && <HoldLine reason={campaign.holdReason} />}
        </div>
      ))}
    </div>
  );
}
