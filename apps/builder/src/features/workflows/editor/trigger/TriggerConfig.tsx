import { changeTrigger, triggerNodeId, type WorkflowTrigger } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { useEditor } from '../EditorContext'
import { FieldList } from '../forms/ValueField'
import { settingsChange } from '../settings-change'
import { PollingState } from './PollingState'
import { SampleField } from './SampleField'
import { ScheduleFields } from './ScheduleFields'
import { WebhookAddress } from './WebhookAddress'

/** How a trigger is set up: a form made from its schema, and what belongs to its kind. */
export function TriggerConfig({ trigger }: { trigger: WorkflowTrigger }) {
  const { t } = useText()
  const { edit } = useEditor()
  const contract = useCatalogue().contracts.triggers.get(trigger.type)
  if (contract === undefined) return null
  const change = (next: WorkflowTrigger) =>
    edit(settingsChange(t('steps.kind.trigger'), triggerNodeId, trigger, next), (current) =>
      changeTrigger(current, next),
    )
  const configure = (config: WorkflowTrigger['config']) => change({ ...trigger, config })
  const place = { nodeId: triggerNodeId, path: ['trigger', 'config'], literal: true }
  const fields = contract.config.kind === 'object' ? contract.config.fields : {}
  return (
    <>
      {contract.kind === 'schedule' ? (
        <ScheduleFields config={trigger.config} onChange={configure} />
      ) : (
        Object.keys(fields).length > 0 && (
          <FieldList place={place} fields={fields} values={trigger.config} onChange={configure} />
        )
      )}
      {contract.kind === 'polling' && <PollingState />}
      {contract.kind === 'webhook' && <WebhookAddress signed={trigger.config.signature === 'hmac_sha256'} />}
      {contract.sampled !== null && (
        <SampleField
          place={{ nodeId: triggerNodeId, path: ['trigger', 'sample'] }}
          sampled={contract.sampled}
          sample={trigger.sample}
          onChange={(sample) => {
            const { sample: _before, ...others } = trigger
            change(sample === undefined ? others : { ...others, sample })
          }}
        />
      )}
    </>
  )
}
