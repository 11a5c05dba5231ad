import { canvas } from '../canvas/en.js'
import { commands } from '../commands/en.js'
import { choices, comparisons, fields, operators } from '../conditions/en.js'
import { connections, fieldHints } from '../connections/en.js'
import { editor } from '../editor/en.js'
import { files } from '../files/en.js'
import { findings } from '../findings/en.js'
import { mail } from '../mail/en.js'
import { orders } from '../orders/en.js'
import { history, outline, stepping } from '../outline/en.js'
import { publishing } from '../publishing/en.js'
import { risk } from '../risk/en.js'
import { runs } from '../runs/en.js'
import { navigation } from '../session/en.js'
import { permissions, settings } from '../settings/en.js'
import { settingsSections } from '../shop-settings/en.js'
import { steps } from '../steps/en.js'
import { triggers } from '../triggers/en.js'
import { versions } from '../trying/en.js'
import { templates, workflows } from '../workflows/en.js'

/** What the canvas of workflows says, and the frame around it: loaded before the rest. */
export const canvasBundle = {
  canvas,
  choices,
  commands,
  comparisons,
  connections,
  editor,
  fieldHints,
  fields,
  files,
  findings,
  history,
  mail,
  navigation,
  operators,
  orders,
  outline,
  permissions,
  publishing,
  risk,
  runs,
  settings,
  settingsSections,
  stepping,
  steps,
  templates,
  triggers,
  versions,
  workflows,
}
