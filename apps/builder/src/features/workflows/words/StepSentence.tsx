import type { WaitFor, WorkflowNode, WorkflowTrigger } from '@counterflow/core'
import { formatList, formatSpan } from '@counterflow/i18n'
import { Sentence, useText } from '@counterflow/ui'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import { scheduleSentence } from '../editor/trigger/schedule-words'
import { asksNothing, ConditionSentence } from './ConditionSentence'
import { fieldName, referenceName } from './field-names'
import { useStepName } from './StepNamesProvider'
import { valueText } from './value-text'

/** What starts the workflow, in one line. */
export function TriggerSentence({ trigger }: { trigger: WorkflowTrigger | null }) {
  const text = useText()
  const { t, local } = text
  const catalogue = useCatalogue()
  if (trigger === null) return t('steps.sentence.chooseTrigger')
  if (trigger.when !== undefined && !asksNothing(trigger.when)) {
    return (
      <Sentence
        text="steps.sentence.only"
        values={{ condition: <ConditionSentence condition={trigger.when} /> }}
      />
    )
  }
  const started = catalogue.triggers.get(trigger.type)
  if (started?.kind === 'schedule' && typeof trigger.config.cron === 'string') {
    return scheduleSentence(trigger.config.cron, text)
  }
  const description = started?.description
  return description === undefined ? t('editor.panel.unknown', { id: trigger.type }) : local(description)
}

/** What a step does, in one line of words. */
export function StepSentence({ node }: { node: WorkflowNode }) {
  const { t, language } = useText()
  switch (node.kind) {
    case 'condition':
      if (asksNothing(node.when)) return t('steps.sentence.noCondition')
      return (
        <Sentence
          text="steps.sentence.if"
          values={{ condition: <ConditionSentence condition={node.when} /> }}
        />
      )
    case 'switch':
      return t('steps.sentence.cases', {
        count: node.cases.length,
        names: formatList(
          node.cases.map(({ name }) => name),
          language,
          'unit',
        ),
      })
    case 'set': {
      const names = Object.keys(node.values)
      if (names.length === 0) return t('steps.sentence.setNothing')
      return t('steps.sentence.set', { names: formatList(names, language, 'unit') })
    }
    case 'each':
      return <EachSentence path={node.items.$ref} />
    case 'wait':
      return <WaitSentence reason={node.for} />
    case 'stop':
      return t(`steps.sentence.stop.${node.result}`)
    case 'action':
      return <ActionSentence node={node} />
  }
}

function WaitSentence({ reason }: { reason: WaitFor }) {
  const text = useText()
  const stepName = useStepName()
  const triggers = useCatalogue().triggers
  if (reason.kind === 'duration') {
    return text.t('steps.sentence.wait', { span: formatSpan(reason.seconds, text.language) })
  }
  if (reason.kind === 'date') {
    const at = valueText(reason.at, 'at', text, (path) => referenceName(path, text, stepName))
    return <Sentence text="steps.sentence.waitUntil" values={{ at: <b>{at}</b> }} />
  }
  const title = triggers.get(reason.trigger)?.title
  return (
    <Sentence
      text="steps.sentence.waitForEvent"
      values={{
        event: <b>{title === undefined ? reason.trigger : text.local(title)}</b>,
        span: formatSpan(reason.timeoutSeconds, text.language),
      }}
    />
  )
}

function EachSentence({ path }: { path: (string | number)[] }) {
  const text = useText()
  const stepName = useStepName()
  return (
    <Sentence text="steps.sentence.each" values={{ items: <b>{referenceName(path, text, stepName)}</b> }} />
  )
}

/** What an action is set to do. What it works on follows from the trigger and goes without saying. */
function ActionSentence({ node }: { node: Extract<WorkflowNode, { kind: 'action' }> }) {
  const text = useText()
  const stepName = useStepName()
  const { actions, contracts } = useCatalogue()
  const action = actions.get(node.action)
  if (action === undefined) return text.t('editor.panel.unknown', { id: node.action })
  const input = contracts.actions.get(node.action)?.input
  const order = input?.kind === 'object' ? Object.keys(input.fields) : []
  const told = Object.entries(node.input)
    .filter(([name, value]) => !name.endsWith('Id') && value !== '')
    // As the form has them, and not as they happened to be filled in.
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
  if (told.length === 0) return text.local(action.description)
  return told.map(([name, value], index) => (
    <span key={name}>
      {index > 0 && ' · '}
      {fieldName(name, text)}:{' '}
      <b>{valueText(value, name, text, (path) => referenceName(path, text, stepName))}</b>
    </span>
  ))
}
