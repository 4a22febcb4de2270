import {Switch} from '@mantine/core';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {queries} from '../../api/queries';
import type {Trunk} from '../../api/types';
import {zvonar} from '../../api/zvonar';
import {Empty} from '../../parts/Empty';
import {Icon} from '../../parts/Icon';
import {LinkButton} from '../../parts/LinkButton';
import {Loaded} from '../../parts/Loaded';
import {Meter} from '../../parts/Meter';
import {PageHead} from '../../parts/PageHead';
import {Panel} from '../../parts/Panel';
import {Rows} from '../../parts/Rows';
import {useToast} from '../../parts/toast';
import {phone} from '../../text/format';
import {useText} from '../../text/useText';
import {HealthBadge} from './HealthBadge';
import {draftOf} from './trunkRules';

export function TrunksPage() {
  const {t} = useText();
  const trunks = useQuery(queries.trunks());
  const create = (
    <LinkButton to="/trunks/$id" params={{id: 'new'}} leftSection={<Icon name="plus" />} data-testid="trunk-new">
      {t.trunks.create}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t.shell.trunks} actions={create} />
      <Loaded query={trunks}>{({items}) => (items.length === 0
        ? <Empty icon="trunks" title={t.trunks.emptyTitle} action={create}>{t.trunks.emptyWhat}</Empty>
        : <Panel><Trunks items={items} /></Panel>)}</Loaded>
    </>
  );
}

function Trunks({items}: {items: Trunk[]}) {
  const {t, f} = useText();
  const words = t.trunks;
  return (
    <Rows label={t.shell.trunks} rows={items} id={(trunk) => trunk.id} opens testid="trunk-row" columns={[
      {title: words.trunk, cell: (trunk) => (
        <Link to="/trunks/$id" params={{id: String(trunk.id)}}>{trunk.name}</Link>
      )},
      {title: words.health, cell: (trunk) => <HealthBadge state={trunk.enabled ? trunk.health.state : 'disabled'} />},
      {title: words.address, cell: (trunk) => <span className="mono dim">{trunk.host}:{trunk.port}</span>},
      {title: words.callerIds, cell: (trunk) => (
        <span className="numbers">{phone(trunk.callerIds[0] ?? '')}{trunk.callerIds.length > 1 && <span className="dim"> +{trunk.callerIds.length - 1}</span>}</span>
      )},
      {title: words.linesUsed, cell: (trunk) => (
        <Meter label={words.linesUsed} value={trunk.linesUsed} max={trunk.linesMax}>
          {f.number(trunk.linesUsed)} <span>/ {f.number(trunk.linesMax)}</span>
        </Meter>
      )},
      {title: words.cpsMax, end: true, cell: (trunk) => f.pace(trunk.cpsMax)},
      {title: words.enabled, end: true, cell: (trunk) => <EnabledSwitch trunk={trunk} />},
    ]} />
  );
}

export function EnabledSwitch({trunk}: {trunk: Trunk}) {
  const {t} = useText();
  const toast = useToast();
  const cache = useQueryClient();
  const turn = useMutation({
    mutationFn: (enabled: boolean) => zvonar.updateTrunk(trunk.id, trunk.version, {...draftOf(trunk), enabled}),
    onSuccess: ({enabled}) => toast.done(enabled ? t.trunks.turnedOn : t.trunks.turnedOff),
    onError: toast.failed,
    onSettled: () => cache.invalidateQueries({queryKey: ['trunks']}),
  });
  return (
    <Switch checked={turn.isPending ? turn.variables : trunk.enabled} aria-label={`${t.trunks.enabled}: ${trunk.name}`}
      style={{display: 'inline-block'}} onChange={(event) => turn.mutate(event.currentTarget.checked)} />
  );
}
