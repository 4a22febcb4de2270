import {Button} from '@mantine/core';
import {useInfiniteQuery, useMutation, useQueryClient} from '@tanstack/react-query';
import {useNavigate, useSearch} from '@tanstack/react-router';
import {useCallback} from 'react';
import {newKey} from '../../api/create';
import {queries} from '../../api/queries';
import type {OptOut} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {Empty} from '../../parts/Empty';
import {MorePages} from '../../parts/MorePages';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {Rows} from '../../parts/Rows';
import {SearchField} from '../../parts/SearchField';
import {useToast} from '../../parts/toast';
import {phone} from '../../text/format';
import {useText} from '../../text/useText';
import {AddOptOut} from './AddOptOut';

export function OptOutsPage() {
  const {t, f} = useText();
  const words = t.lists.optOut;
  const {q = ''} = useSearch({from: '/inside/lists/opt-outs'});
  const navigate = useNavigate({from: '/lists/opt-outs'});
  const rows = useInfiniteQuery(queries.optOuts(q));
  const search = useCallback((next: string) => {
    void navigate({search: {q: next || undefined}, replace: true});
  }, [navigate]);
  return (
    <>
      <PageHead title={t.lists.optOuts} about={words.about} back={{to: '/lists', label: t.shell.lists}} actions={<AddOptOut />} />
      <Panel>
        <div style={{maxWidth: 280, marginBottom: 14}}>
          <SearchField label={t.lists.search} value={q} onChange={search} />
        </div>
        <MorePages query={rows} none={q ? <p className="dim">{words.none}</p>
          : <Empty icon="bell" title={words.empty}>{words.emptyWhat}</Empty>}>{(items) => (
          <Rows label={t.lists.optOuts} rows={items} id={(row) => row.phone} testid="opt-out-row" columns={[
            {title: words.phone, cell: (row) => <b className="numbers" style={{fontWeight: 550}}>{phone(row.phone)}</b>},
            {title: words.source, cell: (row) => words.sources[row.source]},
            {title: words.note, cell: (row) => row.note},
            {title: words.since, cell: (row) => <span className="dim">{f.dateTime(row.createdAt)}</span>},
            {title: '', end: true, cell: (row) => <RemoveOptOut row={row} />},
          ]} />
        )}</MorePages>
      </Panel>
    </>
  );
}

function RemoveOptOut({row}: {row: OptOut}) {
  const {t} = useText();
  const words = t.lists.optOut;
  const toast = useToast();
  const cache = useQueryClient();
  const reread = () => cache.invalidateQueries({queryKey: ['optOuts']});
  const undo = useMutation({
    mutationFn: () => zvonar.addOptOut({phone: row.phone, note: row.note}, newKey()),
    onSuccess: reread,
    onError: toast.failed,
  });
  const remove = useMutation({
    mutationFn: () => zvonar.removeOptOut(row.phone),
    onSuccess: () => {
      toast.done(words.removed, {label: t.common.undo, act: () => undo.mutate()});
      return reread();
    },
    onError: toast.failed,
  });
  return (
    <Button size="compact-sm" variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
      {words.remove}
    </Button>
  );
}
