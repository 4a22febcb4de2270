import {useMutation} from '@tanstack/react-query';
import {useRef} from 'react';
import {Problem} from './http';

/**
 * A create that is safe to repeat: its Idempotency-Key stays the same while nobody knows whether
 * the server did it (no answer, 5xx), and is renewed after a success or a plain refusal.
 */
export function useCreate<D, R>(
  create: (draft: D, key: string) => Promise<R>,
  onSuccess: (created: R, draft: D) => void,
) {
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (draft: D) => create(draft, key.current),
    onSuccess: (created, draft) => {
      key.current = newKey();
      onSuccess(created, draft);
    },
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
}

/** A random UUID; `crypto.randomUUID` itself exists on https and localhost only. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`,
    hex.slice(20)].join('-');
}
