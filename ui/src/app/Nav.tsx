import {ActionIcon, Tooltip} from '@mantine/core';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import {Link, useNavigate} from '@tanstack/react-router';
import {queries} from '../api/queries';
import {zvonar} from '../api/zvonar';
import {Icon, type IconName} from '../parts/Icon';
import {useText} from '../text/useText';
import {Pulse} from './Pulse';
import css from './Shell.module.css';

const PLACES: {to: string; name: IconName}[] = [
  {to: '/', name: 'live'},
  {to: '/campaigns', name: 'campaigns'},
  {to: '/lists', name: 'lists'},
  {to: '/messages', name: 'messages'},
  {to: '/recordings', name: 'recordings'},
  {to: '/trunks', name: 'trunks'},
  {to: '/calls', name: 'calls'},
];

export function Nav({onGo}: {onGo?: () => void}) {
  const {t} = useText();
  return (
    <>
      <nav className={css.nav} aria-label={t.shell.main}>
        {PLACES.map(({to, name}) => (
          <Place key={to} to={to} icon={name} label={t.shell[name as keyof typeof t.shell] as string} onGo={onGo} />
        ))}
        <span className={css.gap} />
        <Place to="/settings" icon="settings" label={t.shell.settings} onGo={onGo} />
      </nav>
      <Pulse />
      <Who />
    </>
  );
}

interface PlaceProps {
  to: string;
  icon: IconName;
  label: string;
  onGo?: () => void;
}

function Place({to, icon, label, onGo}: PlaceProps) {
  return (
    <Link
      to={to}
      className={css.link}
      activeOptions={{exact: to === '/', includeSearch: false}}
      activeProps={{'data-on': true, 'aria-current': 'page'} as object}
      onClick={onGo}
      data-testid={`nav-${icon}`}
    >
      <Icon name={icon} />
      {label}
    </Link>
  );
}

function Who() {
  const {t} = useText();
  const {data: session} = useQuery(queries.session());
  const cache = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: zvonar.logOut,
    onSettled: () => {
      cache.clear();
      void navigate({to: '/login'});
    },
  });
  return (
    <div className={css.who}>
      <span>{session?.login}</span>
      <Tooltip label={t.shell.logOut}>
        <ActionIcon variant="transparent" c="var(--rail-dim)" aria-label={t.shell.logOut}
          data-testid="log-out" onClick={() => leave.mutate()}>
          <Icon name="out" />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
