import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import type {Campaign} from '../../api/dialling';
import {queries} from '../../api/queries';
import {Empty} from '../../parts/Empty';
import {Icon} from '../../parts/Icon';
import {LinkButton} from '../../parts/LinkButton';
import {Loaded} from '../../parts/Loaded';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {Rows} from '../../parts/Rows';
import {useText} from '../../text/useText';
import {CampaignState} from './CampaignState';
import {HoldLine} from './Hold';
import {ProgressBar} from './ProgressBar';
import {Steering} from './Steering';

export function CampaignsPage() {
  const {t} = useText();
  const campaigns = useQuery(queries.campaigns());
  const create = (
    <LinkButton to="/campaigns/new" leftSection={<Icon name="plus" />} data-testid="campaign-new">{t.campaigns.create}</LinkButton>
  );
  return (
    <>
      <PageHead title={t.shell.campaigns} actions={create} />
      <Loaded query={campaigns}>{({items}) => (items.length === 0
        ? <Empty icon="campaigns" title={t.campaigns.empty} action={create}>{t.campaigns.emptyWhat}</Empty>
        : <Panel><Campaigns items={items} /></Panel>)}</Loaded>
    </>
  );
}

function Campaigns({items}: {items: Campaign[]}) {
  const {t, f} = useText();
  const words = t.campaigns;
  return (
    <Rows label={t.shell.campaigns} rows={items} id={(campaign) => campaign.id} opens testid="campaign-row" columns={[
      {title: words.one, cell: (campaign) => (
        <div>
          <Link to="/campaigns/$id" params={{id: String(campaign.id)}}>{campaign.name}</Link>
          <br /><small className="dim">{campaign.listName} · {campaign.messageName}</small>
        </div>
      )},
      {title: words.state, cell: (campaign) => (
        <div className="stack" style={{gap: 5, maxWidth: 300, alignItems: 'flex-start'}}>
          <CampaignState state={campaign.state} />
          {(campaign.state === 'running' || campaign.state === 'stopped') && campaign.holdReason && <HoldLine reason={campaign.holdReason} />}
        </div>
      )},
      {title: words.progress, cell: (campaign) => <ProgressBar progress={campaign.progress} />},
      {title: words.trunk, cell: (campaign) => <span className="dim">{campaign.trunkName}</span>},
      {title: words.created, cell: (campaign) => <span className="dim numbers">{f.date(campaign.createdAt)}</span>},
      {title: '', end: true, cell: (campaign) => <Steering campaign={campaign} compact />},
    ]} />
  );
}
