import type {QueryClient} from '@tanstack/react-query';
import {
  createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect,
} from '@tanstack/react-router';
import {Problem} from '../api/http';
import {queries} from '../api/queries';
import {LogIn} from '../screens/login/LogIn';
import {callSearch, campaignSearch, listSearch, textSearch, wizardSearch} from './search';
import {Crashed, NotFound} from './NotFound';
import {Shell} from './Shell';

const root = createRootRouteWithContext<{cache: QueryClient}>()({component: Outlet});

const login = createRoute({getParentRoute: () => root, path: '/login', component: LogIn});

/** Everything behind the log-in; a one-time password opens nothing but its own change. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: Shell,
  beforeLoad: async ({context}) => {
    try {
      const session = await context.cache.ensureQueryData(queries.session());
      if (session.mustChangePassword) throw redirect({to: '/login'});
    } catch (error) {
      if (error instanceof Problem && error.status === 401) throw redirect({to: '/login'});
      throw error;
    }
  },
});

const at = <P extends string>(path: P) => ({getParentRoute: () => inside, path});

const home = createRoute({
  ...at('/'), component: lazyRouteComponent(() => import('../screens/live/LivePage'), 'LivePage'),
});
const campaigns = createRoute({
  ...at('/campaigns'),
  component: lazyRouteComponent(() => import('../screens/campaigns/CampaignsPage'), 'CampaignsPage'),
});
const newCampaign = createRoute({
  ...at('/campaigns/new'),
  validateSearch: wizardSearch,
  component: lazyRouteComponent(() => import('../screens/campaigns/Wizard'), 'Wizard'),
});
const campaign = createRoute({
  ...at('/campaigns/$id'),
  validateSearch: campaignSearch,
  component: lazyRouteComponent(() => import('../screens/campaigns/CampaignPage'), 'CampaignPage'),
});
const lists = createRoute({
  ...at('/lists'), component: lazyRouteComponent(() => import('../screens/lists/ListsPage'), 'ListsPage'),
});
const newList = createRoute({
  ...at('/lists/new'), component: lazyRouteComponent(() => import('../screens/lists/ImportPage'), 'ImportPage'),
});
const optOuts = createRoute({
  ...at('/lists/opt-outs'),
  validateSearch: textSearch,
  component: lazyRouteComponent(() => import('../screens/lists/OptOutsPage'), 'OptOutsPage'),
});
const list = createRoute({
  ...at('/lists/$id'),
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../screens/lists/ListPage'), 'ListPage'),
});
const messages = createRoute({
  ...at('/messages'),
  component: lazyRouteComponent(() => import('../screens/messages/MessagesPage'), 'MessagesPage'),
});
const message = createRoute({
  ...at('/messages/$id'),
  component: lazyRouteComponent(() => import('../screens/messages/MessagePage'), 'MessagePage'),
});
const recordings = createRoute({
  ...at('/recordings'),
  component: lazyRouteComponent(() => import('../screens/recordings/RecordingsPage'), 'RecordingsPage'),
});
const trunks = createRoute({
  ...at('/trunks'), component: lazyRouteComponent(() => import('../screens/trunks/TrunksPage'), 'TrunksPage'),
});
const trunk = createRoute({
  ...at('/trunks/$id'), component: lazyRouteComponent(() => import('../screens/trunks/TrunkPage'), 'TrunkPage'),
});
const calls = createRoute({
  ...at('/calls'),
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('../screens/calls/CallsPage'), 'CallsPage'),
});
const call = createRoute({
  ...at('/calls/$id'), component: lazyRouteComponent(() => import('../screens/calls/CallPage'), 'CallPage'),
});
const settings = createRoute({
  ...at('/settings'),
  component: lazyRouteComponent(() => import('../screens/settings/SettingsPage'), 'SettingsPage'),
});

const lost = createRoute({...at('$'), component: NotFound});

const tree = root.addChildren([login, inside.addChildren([
  home, campaigns, newCampaign, campaign, lists, newList, optOuts, list, messages, message,
  recordings, trunks, trunk, calls, call, settings, lost,
])]);

export function makeRouter(cache: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: {cache},
    defaultPreload: 'intent',
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: Crashed,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
