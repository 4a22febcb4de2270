import {Button, Select, TextInput} from '@mantine/core';
import {useQuery} from '@tanstack/react-query';
import {useNavigate} from '@tanstack/react-router';
import {useCallback} from 'react';
import {VERDICTS, type CallFilter, type Verdict} from '../../api/dialling';
import {queries} from '../../api/queries';
import {SearchField} from '../../parts/SearchField';
import {useText} from '../../text/useText';
import css from './Calls.module.css';
import {fromField, toField} from './localTime';

export function CallFilters({filter}: {filter: CallFilter}) {
  const {t} = useText();
  const words = t.calls;
  const navigate = useNavigate({from: '/calls'});
  const campaigns = useQuery(queries.campaigns()).data?.items ?? [];
  const trunks = useQuery(queries.trunks()).data?.items ?? [];
  const put = useCallback((part: CallFilter) => {
    void navigate({search: (before: CallFilter) => ({...before, ...part}), replace: true});
  }, [navigate]);
  const search = useCallback((q: string) => put({q: q || undefined}), [put]);
  return (
    <div className={css.filters}>
      <SearchField label={words.search} value={filter.q ?? ''} onChange={search} testid="call-search" />
      <Select aria-label={words.verdict} placeholder={words.verdict} clearable searchable value={filter.verdict ?? null}
        data={VERDICTS.map((verdict) => ({value: verdict, label: t.verdicts[verdict].name}))} data-testid="call-verdict"
        onChange={(value) => put({verdict: (value as Verdict | null) ?? undefined})} />
      <Select aria-label={words.campaign} placeholder={words.campaign} clearable searchable
        value={filter.campaign ? String(filter.campaign) : null}
        data={campaigns.map(({id, name}) => ({value: String(id), label: name}))}
        onChange={(value) => put({campaign: value ? Number(value) : undefined})} />
      <Select aria-label={words.trunk} placeholder={words.trunk} clearable
        value={filter.trunk ? String(filter.trunk) : null}
        data={trunks.map(({id, name}) => ({value: String(id), label: name}))}
        onChange={(value) => put({trunk: value ? Number(value) : undefined})} />
      <TextInput type="datetime-local" aria-label={words.from} leftSection={<small>{words.from}</small>} value={toField(filter.from)}
        onChange={(event) => put({from: fromField(event.currentTarget.value)})} />
      <TextInput type="datetime-local" aria-label={words.to} leftSection={<small>{words.to}</small>} value={toField(filter.to)}
        onChange={(event) => put({to: fromField(event.currentTarget.value)})} />
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" onClick={() => void navigate({search: {}})}>{words.reset}</Button>
      )}
    </div>
  );
}
