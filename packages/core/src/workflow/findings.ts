import type { Finding } from './finding.js'

type Code = Finding['code']
type Values = Finding['values']

interface Wording {
  readonly severity: Finding['severity']
  readonly message: (values: Values) => string
  readonly fix: (values: Values) => string
}

const error = (message: Wording['message'], fix: Wording['fix']): Wording => ({
  severity: 'error',
  message,
  fix,
})
const warning = (message: Wording['message'], fix: Wording['fix']): Wording => ({
  severity: 'warning',
  message,
  fix,
})

const wordings: Record<Code, Wording> = {
  trigger_missing: error(
    () => 'Nothing starts this workflow.',
    () => 'Choose a trigger.',
  ),
  trigger_unknown: error(
    ({ type }) => `No installed plugin has the trigger "${type}".`,
    () => 'Install the plugin, or choose another trigger.',
  ),
  nothing_to_do: error(
    () => 'No step follows the trigger.',
    () => 'Add at least one step after the trigger.',
  ),
  config_reference: error(
    () => 'A trigger is set up before anything has happened, so there is no value to refer to yet.',
    () => 'Write the value itself.',
  ),
  cron_invalid: error(
    ({ cron, detail }) => `"${cron}" is no cron expression. ${detail}`.trim(),
    () => 'Write minute, hour, day, month and weekday, such as "0 9 * * 1-5" for nine on weekdays.',
  ),
  cron_too_often: error(
    ({ cron }) => `"${cron}" has a part for seconds, and a workflow starts once a minute at most.`,
    () => 'Leave the first part out: minute, hour, day, month, weekday.',
  ),
  cron_never: error(
    ({ cron }) => `"${cron}" names a day that no year has, so the workflow would never start.`,
    () => 'Choose a day that the month has; "L" is the last day of each month.',
  ),
  time_zone_unknown: error(
    ({ timeZone }) => `There is no time zone "${timeZone}".`,
    () => "Use an IANA name such as Asia/Seoul or Europe/Berlin, or leave it empty for the shop's.",
  ),
  poll_interval: error(
    ({ least, most }) => `The time between two polls must be ${least} to ${most} seconds.`,
    ({ least, most }) => `Choose a whole number from ${least} to ${most}.`,
  ),
  duplicate_id: error(
    ({ id }) => `Two steps have the id "${id}".`,
    () => 'Give one of them another id.',
  ),
  dangling_edge: error(
    ({ id }) => `A connection names the step "${id}", which does not exist.`,
    () => 'Remove the connection, or add the step.',
  ),
  duplicate_edge: error(
    ({ from, to }) => `"${from}" and "${to}" are connected twice from the same port.`,
    () => 'Remove one of the two connections.',
  ),
  unknown_port: error(
    ({ port }) => `The step has no port "${port}".`,
    ({ ports }) => (ports ? `Use one of its ports: ${ports}.` : 'Remove the connection: nothing follows it.'),
  ),
  cycle: error(
    ({ ids }) => `These steps lead back to themselves: ${ids}.`,
    () => 'Remove one of the connections between them. To repeat something, use "For each".',
  ),
  scope_left: error(
    ({ from, to }) => `The connection from "${from}" to "${to}" crosses the border of a "For each".`,
    () => 'Connect steps after the list to the port "done" of the "For each".',
  ),
  unreachable: warning(
    () => 'Nothing leads to this step, so it never runs.',
    () => 'Connect it, or delete it.',
  ),
  action_unknown: error(
    ({ action }) => `No installed plugin has the action "${action}".`,
    () => 'Install the plugin, or choose another action.',
  ),
  input_missing: error(
    ({ field }) => `"${field}" is not filled in.`,
    ({ field }) => `Fill in "${field}".`,
  ),
  input_unknown: error(
    ({ field }) => `The step has no field "${field}".`,
    () => 'Remove the field.',
  ),
  input_type: error(
    ({ field, expected, actual }) => `"${field}" needs ${expected}, and this is ${actual}.`,
    ({ expected }) => `Use ${expected}.`,
  ),
  placeholder_left: error(
    ({ field, value }) => `"${field}" still holds the placeholder "${value}".`,
    ({ field }) => `Put your own value into "${field}".`,
  ),
  reference_unknown: error(
    ({ path, missing }) => `"${path}" does not exist: there is no "${missing}".`,
    ({ known }) => (known ? `Choose one of: ${known}.` : 'Choose a value from the list.'),
  ),
  reference_not_before: error(
    ({ step }) => `The step "${step}" does not come before this one, so its result cannot be used here.`,
    () => 'Use a step that comes before, or change the connections.',
  ),
  reference_uncertain: error(
    ({ step }) => `The step "${step}" may not have run when this one does.`,
    () => 'Use a step that always runs before this one, or move this step into the same branch.',
  ),
  template_syntax: error(
    ({ line, column, reason }) => `The template cannot be read, line ${line}, column ${column}: ${reason}.`,
    () => 'Correct the text between the braces, such as {{ trigger.order.name }}.',
  ),
  template_filter: error(
    ({ line, column, filter }) => `Line ${line}, column ${column}: there is no filter "${filter}".`,
    () => 'Use another filter, such as money, date, upcase or default.',
  ),
  operator_type: error(
    ({ operator, actual }) => `"${operator}" cannot be asked of ${actual}.`,
    ({ operators }) => `Choose one of: ${operators}.`,
  ),
  condition_empty: error(
    () => 'The condition asks nothing.',
    () => 'Add a comparison.',
  ),
  risk_not_analyzed: error(
    () => "This workflow starts before the order's risk has been analysed.",
    ({ trigger }) => `Start it with the trigger "${trigger}" instead.`,
  ),
  manual_capture_needed: error(
    () => 'Payments are captured automatically, so this workflow cannot decide about capturing them.',
    () => 'Set payment capture to manual in the settings.',
  ),
  permission_missing: error(
    ({ permission }) => `Turning this on needs the permission "${permission}", which you do not have.`,
    ({ permission }) => `Ask somebody who holds "${permission}" to turn it on.`,
  ),
  literal_only: error(
    ({ field }) => `"${field}" takes fixed values only.`,
    () => 'Replace the reference or template with a fixed value.',
  ),
  reference_nullable: error(
    ({ field, path }) => `"${field}" cannot be empty, and "${path}" may be missing.`,
    ({ path }) => `Put a condition before it that asks whether "${path}" is not empty, or use another value.`,
  ),
  trigger_not_awaitable: error(
    ({ trigger, kind }) => `"${trigger}" cannot be waited for: it is of the kind "${kind}".`,
    () => 'Choose a trigger that is an event of the shop.',
  ),
  flow_reference: error(
    ({ path }) => `The key uses "${path}", which there is not before the run has begun.`,
    () => 'Use values of "trigger" or "shop" only.',
  ),
  currency_other: warning(
    ({ currency, expected }) => `The amount is in ${currency}, and the shop's currency is ${expected}.`,
    ({ expected }) => `Enter the amount in ${expected}.`,
  ),
  wait_too_far: error(
    ({ at }) => `${at} is more than ten years away.`,
    () => 'Choose an earlier date.',
  ),
  option_gone: error(
    ({ field }) => `What was chosen for "${field}" does not exist any more.`,
    ({ field }) => `Choose something else for "${field}".`,
  ),
  connection_missing: error(
    ({ url }) => `"${url}" is a path, and there is no connection that says whose.`,
    () => 'Choose a connection, or write the whole address.',
  ),
  connection_unreadable: error(
    ({ field }) => `The secret of the connection chosen for "${field}" cannot be read on this machine.`,
    () => 'Enter the secret of the connection again in the settings.',
  ),
  publisher_may_not: warning(
    ({ name, permission }) =>
      `"${name}" turned this on, and does not hold the permission "${permission}" any more.`,
    ({ permission }) => `Have somebody who holds "${permission}" turn it on again.`,
  ),
}

/** A finding with its severity and its English wording. */
export function finding(
  code: Code,
  nodeId: string | null,
  path: readonly (string | number)[],
  values: Values = {},
): Finding {
  const { severity, message, fix } = wordings[code]
  return { code, severity, nodeId, path: [...path], values, message: message(values), fix: fix(values) }
}
