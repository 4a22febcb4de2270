import {Button, Select} from '@mantine/core';
import {useInfiniteQuery} from '@tanstack/react-query';
import {useNavigate, useSearch} from '@tanstack/react-router';
import {useCallback} from 'react';
import {VERDICTS, type Verdict} from '../../api/dialling';
import {queries} from '../../api/queries';
import {zvonar} from '../../api/zvonar';
import {Icon} from '../../parts/Icon';
import {MorePages} from '../../parts/MorePages';
import {Panel} from '../../parts/Panel';
import {SearchField} from '../../parts/SearchField';
import {useText} from '../../text/useText';
import {CallRows} from '../calls/CallRows';

const REREAD_MS = 4_000;

/** The calls of one campaign, found by number and verdict, and all of them as a file. */
export function CampaignCalls({id}: {id: number}) {
  const {t} = useText();
  const {verdict, q} = useSearch({from: '/inside/campaigns/$id'});
  const navigate = useNavigate({from: '/campaigns/$id'});
  const calls = useInfiniteQuery({
    ...queries.calls({campaign: id, verdict, q}),
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : REREAD_MS),
  });
  const put = useCallback((part: {verdict?: Verdict; q?: string}) => {
    void navigate({search: (before) => ({...before, ...part}), replace: true});
  }, [navigate]);
  const search = useCallback((next: string) => put({q: next || undefined}), [put]);
  return (
    <Panel>
      <div className="row" style={{marginBottom: 14}}>
        <div style={{flex: '1 1 220px'}}><SearchField label={t.calls.search} value={q ?? ''} onChange={search} /></div>
        <Select aria-label={t.calls.verdict} placeholder={t.calls.verdict} clearable value={verdict ?? null} style={{flex: '1 1 180px'}}
          data={VERDICTS.map((one) => ({value: one, label: t.verdicts[one].name}))}
          onChange={(value) => put({verdict: (value as Verdict | null) ?? undefined})} />
        <Button component="a" href={zvonar.callsFile({campaign: id, verdict})} download variant="default"
          leftSection={<Icon name="download" size={16} />} data-testid="export">{t.campaigns.export}</Button>
      </div>
      <MorePages query={calls} none={<p className="dim">{t.calls.none}</p>}>
        {(rows) => <CallRows calls={rows} ofCampaign />}
      </MorePages>
    </Panel>
  );
}
