/** @import { Hop } from '../feed/hop.js' */
import { words } from '../base/format.js';

/**
 * A step of a lane.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {'idle' | 'waiting' | 'lit' | 'failed'} state `idle` is a step that was not seen
 * @property {number} [ms] how long it took; nothing when that is not known
 * @property {string} since what the time is measured from, in words
 * @property {string} detail
 */

/** How long after an event something may still follow from it. */
const PATIENCE_MS = 10_000;

/** What each step is, shown as long as there is nothing to measure. */
const EXPLAINED = {
  ES: [
    ['Command', 'asks for a change'],
    ['Decide, append', 'the event is the state'],
    ['Publish', 'a subscription reads the store'],
    ['Topic', 'kept in Kafka, in order'],
    ['Reaction', 'what follows from it'],
  ],
  CDC: [
    ['Command', 'asks for a change'],
    ['Row + outbox', 'one transaction writes both'],
    ['Log', 'the database’s own journal'],
    ['Debezium', 'reads the log, publishes'],
    ['Topic', 'kept in Kafka, in order'],
    ['Reaction', 'what follows from it'],
  ],
};

/** @type {Record<string, string>} */
const SINCE = {
  COMMAND: 'after the command was sent',
  EVENT: 'after the append',
  OUTBOX: 'after the row was written',
  WAL: 'after the commit',
  TOPIC: 'after it was published',
};

/**
 * The steps of one event on its way.
 *
 * @param {'ES' | 'CDC'} path
 * @param {Hop | undefined} event the hop that recorded it; nothing for an empty lane
 * @param {Hop[]} story all hops with its correlation id
 * @param {number} now
 * @returns {Step[]}
 */
export function stepsOf(path, event, story, now) {
  if (!event) return EXPLAINED[path].map(([name, detail]) => ({ name, state: 'idle', since: '', detail }));
  const own = story.filter((hop) => hop.eventId === event.eventId);
  const topic = own.find((hop) => hop.kind === 'TOPIC');
  const young = now - Date.parse(event.at) < PATIENCE_MS;
  const recorded = lit(event, `version ${event.version} of the ${event.path === 'CDC' ? 'row' : 'stream'}`);
  const steps = {
    Command: commandStep(event, story),
    'Decide, append': recorded,
    'Row + outbox': recorded,
    Log: logStep(own, young),
    Publish: topic ? lit(topic, 'a subscription read the store') : missing(young),
    Debezium: topic ? lit(topic, 'the relay read the log') : missing(young),
    Topic: topic ? arrived(topic) : missing(young),
    Reaction: reactionStep(event, story, young),
  };
  return EXPLAINED[path].map(([name]) => ({ name, ...steps[/** @type {keyof typeof steps} */ (name)] }));
}

/** @typedef {Omit<Step, 'name'>} Finding */

/**
 * The command that made an event: the one with its id, or else the one that began the story.
 *
 * @param {Hop} event
 * @param {Hop[]} story
 */
export function commandOf(event, story) {
  const commands = story.filter((hop) => hop.kind === 'COMMAND');
  const own = commands.find((hop) => hop.commandId !== undefined && hop.commandId === event.commandId);
  if (own || event.causationId) return own;
  return commands.filter((hop) => !hop.stream && Date.parse(hop.at) <= Date.parse(event.at) + 1).at(-1);
}

/** @param {Hop} event @param {Hop[]} story @returns {Finding} */
function commandStep(event, story) {
  const command = commandOf(event, story);
  if (command?.stream) return lit(command, `${words(command.type ?? '')}, from ${command.service}`);
  if (command) return { state: 'lit', ms: command.durationMs, since: 'until its answer', detail: command.detail ?? '' };
  if (!event.causationId) return { state: 'idle', since: '', detail: 'not sent through this page' };
  const cause = story.find((hop) => hop.eventId === event.causationId && hop.type);
  return { state: 'lit', since: '', detail: cause?.type ? `because of “${words(cause.type)}”` : 'because of another event' };
}

/** @param {Hop[]} own @param {boolean} young @returns {Finding} */
function logStep(own, young) {
  const log = own.find((hop) => hop.kind === 'WAL');
  const passed = own.some((hop) => hop.kind === 'TOPIC');
  if (log) return lit(log, log.detail ?? '');
  return passed ? { state: 'lit', since: '', detail: 'passed; the relay did not say when' } : missing(young);
}

/** @param {Hop} event @param {Hop[]} story @param {boolean} young @returns {Finding} */
function reactionStep(event, story, young) {
  const reactions = story.filter((hop) => (hop.kind === 'REACTION' || hop.kind === 'PROJECTION') && hop.causationId === event.eventId);
  const [first, ...others] = reactions;
  if (!first) return young ? { state: 'waiting', since: '', detail: 'nothing yet' } : { state: 'idle', since: '', detail: 'none was seen' };
  const more = others.length ? `, and ${others.length} more` : '';
  const what = first.kind === 'PROJECTION' ? 'Copied' : words(first.type ?? '');
  return lit(first, `${what} by ${first.service}${more}`);
}

/** @param {Hop} topic @returns {Finding} */
function arrived(topic) {
  return {
    state: 'lit',
    ms: topic.deliveryMs,
    since: 'until it was read here',
    detail: `${topic.topic}, partition ${topic.partition}, offset ${topic.offset}`,
  };
}

/** @param {Hop} hop @param {string} detail @returns {Finding} */
function lit(hop, detail) {
  return { state: 'lit', ms: hop.durationMs, since: SINCE[hop.since ?? ''] ?? '', detail };
}

/** @param {boolean} young @returns {Finding} */
function missing(young) {
  return young ? { state: 'waiting', since: '', detail: 'on its way' } : { state: 'idle', since: '', detail: 'not seen' };
}
