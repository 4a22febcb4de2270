import {useInfiniteQuery} from '@tanstack/react-query';
import {queries} from '../../api/queries';
import {MorePages} from '../../parts/MorePages';
import {Rows} from '../../parts/Rows';
import {useText} from '../../text/useText';

/** The rows that were refused: where they stand in the file and why. */
export function BadRows({id}: {id: number}) {
  const {t, f} = useText();
  const rows = useInfiniteQuery(queries.badRows(id));
  return (
    <MorePages query={rows} none={<p className="dim">{t.lists.noBad}</p>}>{(bad) => (
      <Rows label={t.lists.tabs.bad} rows={bad} id={(row) => row.line} testid="bad-row" columns={[
        {title: t.lists.reason, cell: (row) => row.reason},
        {title: t.lists.line, end: true, cell: (row) => f.number(row.line)},
        {title: t.lists.raw, cell: (row) => <span className="mono dim" style={{overflowWrap: 'anywhere'}}>{row.raw}</span>},
      ]} />
    )}</MorePages>
  );
}
