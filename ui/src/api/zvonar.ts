import type {
  Call, CallDetail, CallFilter, CallOrder, Campaign, CampaignAction, CampaignDraft, Live, System,
} from './dialling';
import {ask, askBlob, pathOf} from './http';
import type {
  BadRow, Callee, CalleeList, FileFormat, Items, ListDraft, Message, MessageDraft, OptOut, Page,
  Recording, Session, Token, Trunk, TrunkDraft, Upload,
} from './types';

type Values = Record<string, string | number | undefined | null>;

/** `?a=1&b=2` of what is given, or nothing. */
export function queryOf(values: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

function fileForm(file: File, name?: string): FormData {
  const form = new FormData();
  if (name) form.set('name', name);
  form.set('file', file, file.name);
  return form;
}

/** Every request the console makes, one line each. */
export const zvonar = {
  whoAmI: () => ask<Session>('/session'),
  logIn: (login: string, password: string) =>
    ask<Session>('/session', {method: 'POST', json: {login, password}}),
  logOut: () => ask<void>('/session', {method: 'DELETE'}),
  changePassword: (current: string, next: string) =>
    ask<void>('/session/password', {method: 'POST', json: {current, next}}),
  changeLocale: (locale: string) =>
    ask<void>('/session/locale', {method: 'POST', json: {locale}}),

  tokens: () => ask<Items<Token>>('/tokens'),
  createToken: (name: string, key: string) =>
    ask<Token>('/tokens', {method: 'POST', json: {name}, key}),
  revokeToken: (id: number) => ask<void>(`/tokens/${id}`, {method: 'DELETE'}),

  trunks: () => ask<Items<Trunk>>('/trunks'),
  trunk: (id: number) => ask<Trunk>(`/trunks/${id}`),
  createTrunk: (json: TrunkDraft, key: string) => ask<Trunk>('/trunks', {method: 'POST', json, key}),
  updateTrunk: (id: number, version: number, json: TrunkDraft) =>
    ask<Trunk>(`/trunks/${id}`, {method: 'PUT', json, version}),
  deleteTrunk: (id: number) => ask<void>(`/trunks/${id}`, {method: 'DELETE'}),

  recordings: () => ask<Items<Recording>>('/recordings'),
  uploadRecording: (file: File, name: string, key: string) =>
    ask<Recording>('/recordings', {method: 'POST', form: fileForm(file, name), key}),
  deleteRecording: (id: number) => ask<void>(`/recordings/${id}`, {method: 'DELETE'}),
  recordingAudio: (id: number) => pathOf(`/recordings/${id}/audio`),

  messages: () => ask<Items<Message>>('/messages'),
  message: (id: number) => ask<Message>(`/messages/${id}`),
  createMessage: (json: MessageDraft, key: string) =>
    ask<Message>('/messages', {method: 'POST', json, key}),
  updateMessage: (id: number, version: number, json: MessageDraft) =>
    ask<Message>(`/messages/${id}`, {method: 'PUT', json, version}),
  deleteMessage: (id: number) => ask<void>(`/messages/${id}`, {method: 'DELETE'}),
  previewMessage: (message: MessageDraft, tags: Record<string, string>, signal?: AbortSignal) =>
    askBlob('/messages/preview', {method: 'POST', json: {message, tags}, signal}),

  upload: (file: File, signal?: AbortSignal) =>
    ask<Upload>('/uploads', {method: 'POST', form: fileForm(file), signal}),
  lookAgain: (id: string, json: FileFormat) =>
    ask<Upload>(`/uploads/${id}/look`, {method: 'POST', json}),
  lists: () => ask<Items<CalleeList>>('/lists'),
  list: (id: number) => ask<CalleeList>(`/lists/${id}`),
  createList: (json: ListDraft, key: string) =>
    ask<CalleeList>('/lists', {method: 'POST', json, key}),
  deleteList: (id: number) => ask<void>(`/lists/${id}`, {method: 'DELETE'}),
  callees: (id: number, page: {cursor?: string; limit?: number; q?: string}) =>
    ask<Page<Callee>>(`/lists/${id}/callees${queryOf(page)}`),
  badRows: (id: number, page: {cursor?: string; limit?: number}) =>
    ask<Page<BadRow>>(`/lists/${id}/bad-rows${queryOf(page)}`),
  badRowsFile: (id: number) => pathOf(`/lists/${id}/bad-rows.csv`),

  optOuts: (page: {cursor?: string; limit?: number; q?: string}) =>
    ask<Page<OptOut>>(`/opt-outs${queryOf(page)}`),
  addOptOut: (json: {phone: string; note: string}, key: string) =>
    ask<OptOut>('/opt-outs', {method: 'POST', json, key}),
  removeOptOut: (phone: string) =>
    ask<void>(`/opt-outs/${encodeURIComponent(phone)}`, {method: 'DELETE'}),

  campaigns: () => ask<Items<Campaign>>('/campaigns'),
  campaign: (id: number) => ask<Campaign>(`/campaigns/${id}`),
  createCampaign: (json: CampaignDraft, key: string) =>
    ask<Campaign>('/campaigns', {method: 'POST', json, key}),
  updateCampaign: (id: number, version: number, json: CampaignDraft) =>
    ask<Campaign>(`/campaigns/${id}`, {method: 'PUT', json, version}),
  deleteCampaign: (id: number) => ask<void>(`/campaigns/${id}`, {method: 'DELETE'}),
  steerCampaign: (id: number, action: CampaignAction) =>
    ask<Campaign>(`/campaigns/${id}/${action}`, {method: 'POST'}),

  calls: (filter: CallFilter & {cursor?: string; limit?: number}) =>
    ask<Page<Call>>(`/calls${queryOf({...filter})}`),
  call: (id: number) => ask<CallDetail>(`/calls/${id}`),
  callsFile: (filter: Omit<CallFilter, 'q'>) => pathOf(`/calls.csv${queryOf({...filter})}`),
  orderCall: (
    json: {to: string; messageId: number; trunkId: number; tags: Record<string, string>},
    key: string,
  ) => ask<CallOrder>('/calls', {method: 'POST', json, key}),
  callOrder: (id: number) => ask<CallOrder>(`/calls/orders/${id}`),

  live: () => ask<Live>('/live'),
  events: pathOf('/events'),
  system: () => ask<System>('/system'),
};
