import {useInfiniteQuery} from '@tanstack/react-query';
import {useNavigate, useSearch} from '@tanstack/react-router';
import {useCallback} from 'react';
import {queries} from '../../api/queries';
import type {Callee, CalleeList} from '../../api/types';
import {MorePages} from '../../parts/MorePages';
import {Panel} from '../../parts/Panel';
import {Rows} from '../../parts/Rows';
import {SearchField} from '../../parts/SearchField';
import {phone} from '../../text/format';
import {useText} from '../../text/useText';

/** The people of a list with their tags. */
export function Callees({list}: {list: CalleeList}) {
  const {t} = useText();
  const {q = ''} = useSearch({from: '/inside/lists/$id'});
  const navigate = useNavigate({from: '/lists/$id'});
  const callees = useInfiniteQuery(queries.callees(list.id, q));
  const search = useCallback((next: string) => {
    void navigate({search: {q: next || undefined}, replace: true});
  }, [navigate]);
  return (
    <Panel>
      <div style={{maxWidth: 280, marginBottom: 14}}>
        <SearchField label={t.lists.search} value={q} onChange={search} />
      </div>
      <MorePages query={callees} none={<p className="dim">{t.lists.noCallees}</p>}>{(rows) => (
        <Rows<Callee> label={t.lists.tabs.callees} rows={rows} id={(callee) => callee.line} testid="callee-row" columns={[
          {title: t.lists.phone, cell: (callee) => <b className="numbers" style={{fontWeight: 550}}>{phone(callee.phone)}</b>},
          ...list.tags.map((tag) => ({title: tag, cell: (callee: Callee) => callee.tags[tag] ?? ''})),
          {title: t.lists.zone, cell: (callee) => callee.zone ?? ''},
          {title: t.lists.line, end: true, cell: (callee) => <span className="dim">{callee.line}</span>},
        ]} />
      )}</MorePages>
    </Panel>
  );
}
