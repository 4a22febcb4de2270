import {Button} from '@mantine/core';
import {notifications} from '@mantine/notifications';
import {useMemo} from 'react';
import {useText} from '../text/useText';
import {problemWords} from './Notice';

export interface Toast {
  /** Says that it is done; with `undo`, offers the way back for ten seconds. */
  done: (message: string, undo?: {label: string; act: () => void}) => void;
  failed: (error: unknown) => void;
}

export function useToast(): Toast {
  const {t} = useText();
  return useMemo(() => ({
    done: (message, undo) => {
      const id = notifications.show({
        color: 'green',
        autoClose: undo ? 10_000 : 4_000,
        message: (
          <div className="row" style={{justifyContent: 'space-between'}}>
            <span>{message}</span>
            {undo && (
              <Button size="compact-sm" variant="light" data-testid="undo" onClick={() => {
                notifications.hide(id);
                undo.act();
              }}>{undo.label}</Button>
            )}
          </div>
        ),
      });
    },
    failed: (error) => {
      const {title, detail} = problemWords(error, t);
      notifications.show({color: 'red', autoClose: 12_000, title, message: detail});
    },
  }), [t]);
}
