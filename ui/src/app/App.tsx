import {MantineProvider} from '@mantine/core';
import {Notifications} from '@mantine/notifications';
import {QueryClient, QueryClientProvider} from '@tanstack/react-query';
import {RouterProvider} from '@tanstack/react-router';
import {onUnauthorised, Problem} from '../api/http';
import {ConfirmProvider} from '../parts/confirm';
import {TextProvider} from '../text/useText';
import {makeRouter} from './router';
import {theme} from './theme';

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // A refusal stays a refusal; only silence and faults of the server are worth another try.
      retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.refused),
    },
  },
});
const router = makeRouter(cache);

onUnauthorised(() => {
  cache.removeQueries({queryKey: ['session']});
  void router.navigate({to: '/login'});
});

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={cache}>
        <TextProvider>
          <ConfirmProvider>
            <Notifications position="bottom-right" />
            <RouterProvider router={router} />
          </ConfirmProvider>
        </TextProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
