import {Link} from '@tanstack/react-router';
import {useEffect, type ReactNode} from 'react';
import {useText} from '../text/useText';
import {Icon} from './Icon';
import css from './parts.module.css';

interface Props {
  title: string;
  about?: ReactNode;
  /** Stands beside the title: a state, a language. */
  beside?: ReactNode;
  actions?: ReactNode;
  back?: {to: string; label: string};
}

/** The page's name, for the eye and for the browser's tab, and what can be done on it. */
export function PageHead({title, about, beside, actions, back}: Props) {
  const {t} = useText();
  useEffect(() => {
    document.title = `${title} · ${t.common.product}`;
  }, [title, t]);
  return (
    <header className={css.head}>
      <div>
        {back && <Link to={back.to} className={css.backlink}><Icon name="back" size={15} />{back.label}</Link>}
        <h1>{title}{beside}</h1>
        {about && <p>{about}</p>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </header>
  );
}
