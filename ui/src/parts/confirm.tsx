import {Button, Modal} from '@mantine/core';
import {createContext, useCallback, useContext, useState, type ReactNode} from 'react';
import {useText} from '../text/useText';

export interface Question {
  title: string;
  text?: ReactNode;
  action: string;
  danger?: boolean;
}

type Confirm = (question: Question) => Promise<boolean>;
type Open = Question & {answer: (yes: boolean) => void};

const Context = createContext<Confirm | null>(null);

/** `await confirm({…})` asks the person and says whether they agreed. */
export function useConfirm(): Confirm {
  const confirm = useContext(Context);
  if (!confirm) throw new Error('useConfirm is called outside of ConfirmProvider');
  return confirm;
}

export function ConfirmProvider({children}: {children: ReactNode}) {
  const {t} = useText();
  const [open, setOpen] = useState<Open | null>(null);
  const confirm = useCallback<Confirm>(
    (question) => new Promise((answer) => setOpen({...question, answer})), []);
  const answer = (yes: boolean) => {
    open?.answer(yes);
    setOpen(null);
  };
  return (
    <Context value={confirm}>
      {children}
      <Modal opened={open !== null} onClose={() => answer(false)} title={<b>{open?.title}</b>}>
        <div className="stack">
          {open?.text && <div>{open.text}</div>}
          <div className="row" style={{justifyContent: 'flex-end'}}>
            <Button variant="default" onClick={() => answer(false)}>{t.common.cancel}</Button>
            <Button color={open?.danger ? 'red' : undefined} data-autofocus data-testid="confirm"
              onClick={() => answer(true)}>{open?.action}</Button>
          </div>
        </div>
      </Modal>
    </Context>
  );
}
