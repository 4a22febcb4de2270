import type {Locale} from '../plural';
import {calls} from './calls';
import {campaigns} from './campaigns';
import {common} from './common';
import {lists} from './lists';
import {live} from './live';
import {messages} from './messages';
import {recordings} from './recordings';
import {settings} from './settings';
import {shell} from './shell';
import {trunks} from './trunks';
import {verdicts} from './verdicts';
import {wizard} from './wizard';

const all = {common, shell, verdicts, live, campaigns, trunks, lists, messages, recordings, calls, wizard, settings};

/** Every word of the console in one language, by area. */
export type Words = {[Area in keyof typeof all]: (typeof all)[Area][Locale]};

export function wordsOf(locale: Locale): Words {
  const entries = Object.entries(all).map(([area, both]) => [area, both[locale]]);
  return Object.fromEntries(entries) as Words;
}
