// All that other features may use of workflows.
export { workflowTurnedOff, workflowTurnedOn } from './definitions/workflow-events.js'
export { RunHistory } from './runs/history/run-history.js'
export { QueueFigures } from './runs/queue-figures.js'
export { RunRetentionSetting } from './runs/retention/run-retention-setting.js'
export { RunTempo } from './runs/run-tempo.js'
export { FailingTriggers } from './triggers/failing-triggers.js'
