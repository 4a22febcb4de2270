import {useQuery} from '@tanstack/react-query';
import {useNavigate} from '@tanstack/react-router';
import {useEffect} from 'react';
import {Problem} from '../api/http';
import {queries} from '../api/queries';
import {useText} from '../text/useText';

/** Speaks the user's language, and shows the door once the session is over. */
export function useSession(): void {
  const {speak} = useText();
  const navigate = useNavigate();
  const {data, error} = useQuery(queries.session());
  const locale = data?.locale;
  useEffect(() => {
    if (locale) speak(locale);
  }, [locale, speak]);
  const over = error instanceof Problem && error.status === 401;
  useEffect(() => {
    if (over) void navigate({to: '/login'});
  }, [over, navigate]);
}
