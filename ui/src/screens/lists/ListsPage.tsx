import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import type {CalleeList} from '../../api/types';
import {Empty} from '../../parts/Empty';
import {Icon} from '../../parts/Icon';
import {LinkButton} from '../../parts/LinkButton';
import {Loaded} from '../../parts/Loaded';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {Rows} from '../../parts/Rows';
import {useText} from '../../text/useText';
import {ListState} from './ListState';

export function ListsPage() {
  const {t} = useText();
  const lists = useQuery(queries.lists());
  const create = <LinkButton to="/lists/new" leftSection={<Icon name="upload" />} data-testid="list-new">{t.lists.create}</LinkButton>;
  return (
    <>
      <PageHead title={t.shell.lists} actions={
        <><LinkButton to="/lists/opt-outs" variant="default">{t.lists.optOuts}</LinkButton>{create}</>
      } />
      <Loaded query={lists}>{({items}) => (items.length === 0
        ? <Empty icon="lists" title={t.lists.emptyTitle} action={create}>{t.lists.emptyWhat}</Empty>
        : <Panel><Lists items={items} /></Panel>)}</Loaded>
    </>
  );
}

function Lists({items}: {items: CalleeList[]}) {
  const {t, f} = useText();
  return (
    <Rows label={t.shell.lists} rows={items} id={(list) => list.id} opens testid="list-row" columns={[
      {title: t.common.name, cell: (list) => (
        <Link to="/lists/$id" params={{id: String(list.id)}}>{list.name}</Link>
      )},
      {title: t.lists.state, cell: (list) => <ListState list={list} />},
      {title: t.lists.people, end: true, cell: (list) => f.number(list.rowsGood)},
      {title: t.lists.bad, end: true, cell: (list) => (list.rowsBad > 0 ? (
        <Link to="/lists/$id" params={{id: String(list.id)}} search={{tab: 'bad'}}>{f.number(list.rowsBad)}</Link>
      ) : <span className="dim">0</span>)},
      {title: t.lists.tags, cell: (list) => (
        <span className="dim">{list.tags.length > 0 ? list.tags.join(', ') : t.lists.noTags}</span>
      )},
      {title: t.lists.created, end: true, cell: (list) => <span className="dim">{f.dateTime(list.createdAt)}</span>},
    ]} />
  );
}
