import {Tabs} from '@mantine/core';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {useNavigate, useParams, useSearch} from '@tanstack/react-router';
import type {Campaign} from '../../api/dialling';
import type {CampaignTab} from '../../app/search';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';
import {DeleteButton} from '../../parts/DeleteButton';
import {Loaded} from '../../parts/Loaded';
import {PageHead} from '../../parts/PageHead';
import {useText} from '../../text/useText';
import {TestCall} from '../calls/TestCall';
import {CampaignCalls} from './CampaignCalls';
import {CampaignState} from './CampaignState';
import {HoldNotice} from './Hold';
import {Overview} from './Overview';
import {SettingsTab} from './SettingsTab';
import {Steering} from './Steering';

const TABS: CampaignTab[] = ['overview', 'settings', 'calls'];

export function CampaignPage() {
  const id = Number(useParams({from: '/inside/campaigns/$id'}).id);
  // The live feed moves it; the slow poll stands by should the feed be down.
  const campaign = useQuery({...queries.campaign(id), refetchInterval: 10_000});
  return <Loaded query={campaign}>{(data) => <OneCampaign campaign={data} />}</Loaded>;
}

function OneCampaign({campaign}: {campaign: Campaign}) {
  const {t} = useText();
  const {tab = 'overview'} = useSearch({from: '/inside/campaigns/$id'});
  const navigate = useNavigate({from: '/campaigns/$id'});
  const cache = useQueryClient();
  const gone = async () => {
    await cache.invalidateQueries({queryKey: ['campaigns'], exact: true});
    await navigate({to: '/campaigns'});
  };
  return (
    <>
      <PageHead title={campaign.name} back={{to: '/campaigns', label: t.shell.campaigns}}
        beside={<CampaignState state={campaign.state} />}
        about={`${campaign.listName} · ${campaign.messageName} · ${campaign.trunkName}`}
        actions={
          <>
            <TestCall messageId={campaign.messageId} trunkId={campaign.trunkId} />
            {campaign.state !== 'running' && (
              <DeleteButton name={campaign.name} text={t.campaigns.deleteText} act={() => zvonar.deleteCampaign(campaign.id)} onGone={gone} />
            )}
            <Steering campaign={campaign} />
          </>
        } />
      {(campaign.state === 'running' || campaign.state === 'stopped') && campaign.holdReason && (
        <div style={{marginBottom: 16}}><HoldNotice reason={campaign.holdReason} /></div>
      )}
      <Tabs value={tab} onChange={(next) => void navigate({search: {tab: next === 'overview' ? undefined : next as CampaignTab}})}>
        <Tabs.List mb={16}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name} data-testid={`tab-${name}`}>{t.campaigns.tabs[name]}</Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {tab === 'overview' && <Overview campaign={campaign} />}
      {tab === 'settings' && <SettingsTab campaign={campaign} />}
      {tab === 'calls' && <CampaignCalls id={campaign.id} />}
    </>
  );
}
