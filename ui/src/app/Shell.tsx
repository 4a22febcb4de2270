import {ActionIcon, Drawer} from '@mantine/core';
import {useDisclosure} from '@mantine/hooks';
import {Link, Outlet} from '@tanstack/react-router';
import {Icon} from '../parts/Icon';
import {useText} from '../text/useText';
import {FeedProvider, useFeedState} from './feedState';
import {useSession} from './session';
import {Nav} from './Nav';
import {PulseDot} from './Pulse';
import css from './Shell.module.css';

/** What surrounds every page of somebody who is logged in. */
export function Shell() {
  return (
    <FeedProvider>
      <Frame />
    </FeedProvider>
  );
}

function Frame() {
  const {t} = useText();
  const [opened, drawer] = useDisclosure(false);
  useSession();
  return (
    <div className={css.frame}>
      <a className="skip" href="#main">{t.common.skip}</a>
      <div className={css.rail}><Brand /><Nav /></div>
      <header className={css.top}>
        <ActionIcon variant="transparent" c="#fff" size="lg" aria-label={t.common.menu}
          data-testid="menu" onClick={drawer.open}>
          <Icon name="menu" size={22} />
        </ActionIcon>
        <Brand />
        <PulseDot />
      </header>
      <Drawer opened={opened} onClose={drawer.close} size={264} padding={0} withCloseButton={false}>
        <div className={`${css.rail} ${css.drawer}`}><Brand /><Nav onGo={drawer.close} /></div>
      </Drawer>
      <div>
        <LostBanner />
        <main id="main" className={css.main} tabIndex={-1}><Outlet /></main>
      </div>
    </div>
  );
}

function Brand() {
  const {t} = useText();
  return (
    <Link to="/" className={css.brand}>
      <img src="/bell.svg" width={28} height={28} alt="" />
      {t.common.product}
    </Link>
  );
}

function LostBanner() {
  const {t} = useText();
  if (useFeedState() !== 'lost') return null;
  return <div className={css.lost} role="alert" data-testid="connection-lost">{t.common.lost}</div>;
}
