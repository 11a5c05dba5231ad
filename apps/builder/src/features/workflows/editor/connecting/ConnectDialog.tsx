import { connect, connectionRefusals, type Exit, reconnect, type WorkflowEdge } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Modal, Select, Switch, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useReturnedFocus } from '../../../../platform/keyboard/useReturnedFocus'
import { hasWords } from '../../../../platform/list/has-words'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import hues from '../../graph/hues.module.css'
import { stepLook } from '../../graph/step-look'
import { portName } from '../../words/port-name'
import { useStepName } from '../../words/StepNamesProvider'
import { useEditor } from '../EditorContext'
import { moveFocus } from '../palette/move-focus'
import { currentElement } from '../stepping/element-of'
import classes from './ConnectDialog.module.css'

interface ConnectDialogProps {
  /** The exits that a connection may begin at; more than one where a whole step was chosen. */
  exits: readonly Exit[]
  onClose: () => void
}

/** Connects an exit with a step without dragging: what is possible first, the rest with the reason why not. */
export function ConnectDialog({ exits, onClose }: ConnectDialogProps) {
  useReturnedFocus(currentElement)
  const text = useText()
  const { t } = text
  const { definition, edit } = useEditor()
  const stepName = useStepName()
  const list = useRef<HTMLDivElement>(null)
  const [port, setPort] = useState(() => usualPort(exits, definition.edges))
  const [instead, setInstead] = useState(true)
  const [search, setSearch] = useState('')
  const from = exits.find((exit) => exit.port === port) ?? exits[0]
  const present = definition.edges.find((edge) => edge.from === from?.nodeId && edge.port === from.port)
  const moved = instead ? present : undefined
  const targets = useTargets(from, moved)
  if (from === undefined) return null
  const node = definition.nodes.find(({ id }) => id === from.nodeId)
  const nameOf = (exit: Exit) => portName(node, exit.port, text) ?? t('steps.port.next')
  const choose = (to: string) => {
    const edge = { from: from.nodeId, port: from.port, to }
    edit({ kind: moved === undefined ? 'connect' : 'reconnect' }, (current) => {
      const next = moved === undefined ? connect(current, edge) : reconnect(current, moved, edge)
      return next ?? current
    })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('stepping.connect.title', { name: stepName(from.nodeId), port: nameOf(from) })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      {exits.length > 1 && (
        <Select
          mb="sm"
          label={t('stepping.connect.exit')}
          allowDeselect={false}
          data={exits.map((exit) => ({ value: exit.port, label: nameOf(exit) }))}
          value={from.port}
          onChange={(value) => value !== null && setPort(value)}
        />
      )}
      {present !== undefined && (
        <Switch
          mb="sm"
          label={t('stepping.connect.instead', { name: stepName(present.to) })}
          checked={instead}
          onChange={(event) => setInstead(event.currentTarget.checked)}
        />
      )}
      <TextInput
        data-autofocus
        type="search"
        label={t('stepping.connect.target')}
        placeholder={t('editor.palette.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => moveFocus(event, list.current)}
      />
      <div ref={list} className={classes.list}>
        {targets
          .filter(({ id }) => hasWords(stepName(id), search))
          .map(({ id, look, reason }) => (
            <button
              key={id}
              type="button"
              className={classes.target}
              aria-disabled={reason !== undefined}
              onClick={() => reason === undefined && choose(id)}
              onKeyDown={(event) => moveFocus(event, list.current)}
            >
              <span className={`${classes.icon} ${hues.hue}`} data-hue={look.hue}>
                <look.icon size={16} stroke={1.75} aria-hidden />
              </span>
              <span>
                <span className={classes.name}>{stepName(id)}</span>
                {reason !== undefined && <span className={classes.why}>{t(`canvas.refusal.${reason}`)}</span>}
              </span>
            </button>
          ))}
        {targets.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('stepping.connect.none')}
          </Text>
        )}
      </div>
    </Modal>
  )
}

/** The first exit that leads nowhere yet. */
function usualPort(exits: readonly Exit[], edges: readonly WorkflowEdge[]): string | undefined {
  const isFree = ({ nodeId, port }: Exit) => !edges.some((edge) => edge.from === nodeId && edge.port === port)
  return (exits.find(isFree) ?? exits[0])?.port
}

function useTargets(from: Exit | undefined, moved: WorkflowEdge | undefined) {
  const { definition } = useEditor()
  const catalogue = useCatalogue()
  return useMemo(() => {
    if (from === undefined) return []
    const refusals = connectionRefusals(definition, { from }, moved)
    const targets = definition.nodes
      .filter(({ id }) => id !== from.nodeId)
      .map((node) => ({
        id: node.id,
        look: stepLook(
          node.kind,
          node.kind === 'action' ? catalogue.actions.get(node.action)?.category : undefined,
        ),
        reason: refusals.get(node.id),
      }))
    const isPossible = ({ reason }: { reason: unknown }) => reason === undefined
    return [...targets.filter(isPossible), ...targets.filter((target) => !isPossible(target))]
  }, [definition, catalogue, from, moved])
}
