export const findings = {
  trigger_missing: { message: 'Nothing starts this workflow yet.', fix: 'Choose a trigger.' },
  trigger_unknown: {
    message: 'The trigger belongs to a plugin that is not installed.',
    fix: 'Choose another trigger, or install the plugin.',
  },
  nothing_to_do: { message: 'The workflow does nothing yet.', fix: 'Add a step after the trigger.' },
  config_reference: {
    message: 'A trigger is set up before anything has happened, so it can use no value of a run.',
    fix: 'Write the value itself.',
  },
  cron_invalid: {
    message: 'This is not a time that can be understood.',
    fix: 'Write minute, hour, day, month and weekday, such as 0 9 * * 1-5 for nine on weekdays.',
  },
  cron_too_often: {
    message: 'A workflow starts once a minute at most, so there is no part for seconds.',
    fix: 'Leave the first part out: minute, hour, day, month, weekday.',
  },
  cron_never: {
    message: 'No year has such a day, so the workflow would never start.',
    fix: 'Choose a day that the month has. L is the last day of each month.',
  },
  time_zone_unknown: {
    message: 'There is no such time zone.',
    fix: 'Choose one from the list, such as Asia/Seoul, or leave it empty for that of the shop.',
  },
  poll_interval: {
    message: 'The time between two polls is too short or too long.',
    fix: 'Choose a whole number of seconds from 10 to 86,400.',
  },
  duplicate_id: { message: 'Two steps have the same id.', fix: 'Delete one of them.' },
  dangling_edge: {
    message: 'A connection leads nowhere.',
    fix: 'Delete the connection, or connect it to a step.',
  },
  duplicate_edge: { message: 'The same connection exists twice.', fix: 'Delete one of the two.' },
  unknown_port: {
    message: 'A connection leaves by an exit that the step does not have.',
    fix: 'Delete the connection and draw it anew.',
  },
  cycle: { message: 'The steps go round in a circle.', fix: 'Delete one connection of the circle.' },
  scope_left: {
    message: 'A connection leads out of the part that is repeated for each item.',
    fix: 'Go on from “When done” of the repeating step instead.',
  },
  unreachable: {
    message: 'No connection leads to this step, so it never runs.',
    fix: 'Connect it, or delete it.',
  },
  action_unknown: {
    message: 'This action belongs to a plugin that is not installed.',
    fix: 'Replace the step, or install the plugin.',
  },
  input_missing: { message: 'A value that this step needs is missing.', fix: 'Fill in the field.' },
  input_unknown: { message: 'This step has a value that it does not know.', fix: 'Remove the value.' },
  input_type: { message: 'A value is of the wrong type.', fix: 'Enter or choose a value that fits.' },
  placeholder_left: {
    message: 'A value is still the placeholder of the template.',
    fix: 'Put your own value there.',
  },
  reference_unknown: { message: 'A value is used that does not exist.', fix: 'Choose another value.' },
  reference_not_before: {
    message: 'A value is used from a step that does not run before this one.',
    fix: 'Choose a value of an earlier step.',
  },
  reference_uncertain: {
    message: 'A value is used that may be missing, because its step does not always run.',
    fix: 'Choose a value that always exists, or move the step.',
  },
  template_syntax: {
    message: 'The text has braces that cannot be read.',
    fix: "Write values as '{{' trigger.order.name '}}', and close every tag.",
  },
  template_filter: {
    message: 'The text uses a filter that does not exist.',
    fix: 'Use another filter, such as money, date, upcase or default.',
  },
  operator_type: {
    message: 'This comparison does not fit the field.',
    fix: 'Choose another comparison or another field.',
  },
  condition_empty: { message: 'The condition has nothing to compare.', fix: 'Add at least one line.' },
  risk_not_analyzed: {
    message: 'The risk is not known yet when this trigger fires.',
    fix: 'Start with “Order risk analyzed”: analysis takes a moment after the order was placed.',
  },
  manual_capture_needed: {
    message: 'Payment is captured automatically, so there is nothing left for this workflow to decide.',
    fix: 'Set payment capture to manual.',
  },
  permission_missing: {
    message: 'You may not do yourself what this step would do in your name.',
    fix: 'Ask somebody who may to turn the workflow on.',
  },
  literal_only: {
    message: 'This place takes fixed values only.',
    fix: 'Replace the value of the run with a fixed one.',
  },
  reference_nullable: {
    message: 'A value is used that may be missing, where none may be missing.',
    fix: 'Put a condition before it that makes sure of the value, or use another one.',
  },
  trigger_not_awaitable: {
    message: 'This trigger cannot be waited for.',
    fix: 'Choose an event of the shop.',
  },
  flow_reference: {
    message: 'The key uses a value that does not exist before the run has begun.',
    fix: 'Use values of the trigger or the shop only.',
  },
  currency_other: {
    message: 'An amount is in another currency than the shop’s.',
    fix: 'Enter the amount in the shop’s currency.',
  },
  wait_too_far: {
    message: 'The date is more than ten years away.',
    fix: 'Choose an earlier date.',
  },
  option_gone: {
    message: 'What was chosen here does not exist any more.',
    fix: 'Choose something else.',
  },
  connection_missing: {
    message: 'The address is only a path, and no connection says whose.',
    fix: 'Choose a connection, or write the whole address.',
  },
  connection_unreadable: {
    message: 'The secret of the connection that is chosen here cannot be read on this machine.',
    fix: 'Open the connection in the settings and enter its secret again.',
  },
  publisher_may_not: {
    message: 'Whoever turned this workflow on may not do this themselves any more.',
    fix: 'It goes on in their name. Have somebody who may turn it on again.',
  },
} as const
