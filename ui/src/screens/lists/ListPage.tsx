import {Button, Tabs} from '@mantine/core';
import {useQuery, useQueryClient} from '@tanstack/react-query';
import {useNavigate, useParams, useSearch} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import type {CalleeList} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {DeleteButton} from '../../parts/DeleteButton';
import {Icon} from '../../parts/Icon';
import {LinkButton} from '../../parts/LinkButton';
import {Loaded} from '../../parts/Loaded';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {useText} from '../../text/useText';
import {BadRows} from './BadRows';
import {Callees} from './Callees';
import {ImportProgress} from './ImportProgress';
import {ListState} from './ListState';

export function ListPage() {
  const id = Number(useParams({from: '/inside/lists/$id'}).id);
  const list = useQuery(queries.list(id));
  return <Loaded query={list}>{(data) => <OneList list={data} />}</Loaded>;
}

function OneList({list}: {list: CalleeList}) {
  const {t, f} = useText();
  const navigate = useNavigate({from: '/lists/$id'});
  const cache = useQueryClient();
  const {tab = 'callees'} = useSearch({from: '/inside/lists/$id'});
  const gone = async () => {
    await cache.invalidateQueries({queryKey: ['lists']});
    await navigate({to: '/lists'});
  };
  return (
    <>
      <PageHead title={list.name} back={{to: '/lists', label: t.shell.lists}} beside={<ListState list={list} />}
        about={`${list.sourceName} · ${f.dateTime(list.createdAt)}`}
        actions={
          <>
            {list.state === 'ready' && (
              <LinkButton to="/campaigns/new" search={{list: list.id}} leftSection={<Icon name="campaigns" />}>{t.lists.call}</LinkButton>
            )}
            <DeleteButton name={list.name} text={t.lists.deleteText} act={() => zvonar.deleteList(list.id)} onGone={gone} />
          </>
        } />
      {list.state !== 'ready' && (
        <div style={{marginBottom: 16}}>
          <ImportProgress id={list.id} first={list} onAgain={() => void navigate({to: '/lists/new'})} />
        </div>
      )}
      <Tabs value={tab} onChange={(next) => void navigate({search: {tab: next === 'bad' ? 'bad' : undefined}})}>
        <Tabs.List mb={14}>
          <Tabs.Tab value="callees">{t.lists.tabs.callees} <span className="dim">{f.number(list.rowsGood)}</span></Tabs.Tab>
          <Tabs.Tab value="bad" data-testid="tab-bad">{t.lists.tabs.bad} <span className="dim">{f.number(list.rowsBad)}</span></Tabs.Tab>
        </Tabs.List>
      </Tabs>
      {tab === 'callees' ? <Callees list={list} /> : (
        <Panel aside={null}>
          {list.rowsBad > 0 && (
            <Button component="a" href={zvonar.badRowsFile(list.id)} download variant="default" mb={14}
              leftSection={<Icon name="download" />} data-testid="bad-rows-file">{t.lists.downloadBad}</Button>
          )}
          <BadRows id={list.id} />
        </Panel>
      )}
    </>
  );
}
