import type { Finding } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconFlask, IconLayoutDashboard, IconListTree, IconSitemap } from '@tabler/icons-react'
import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react'
import { ProblemError } from '../../../../platform/api/problem'
import { useToolbar } from '../../../../platform/keyboard/useToolbar'
import { BackLink } from '../../../../platform/router/links'
import { WorkflowStateBadge } from '../../WorkflowStateBadge'
import type { Workflow } from '../../workflow-queries'
import { CommandButton } from '../commands/CommandButton'
import { useDeeds } from '../commands/CommandsContext'
import { useEditor } from '../EditorContext'
import { HistoryList } from '../history/HistoryList'
import type { View } from '../outline/usePreferredView'
import { SaveStatus } from '../saving/SaveStatus'
import type { DraftSaving } from '../saving/useDraftSaving'
import type { DrawingTools } from '../useDrawing'
import type { Checked } from '../useFindings'
import { HistoryButtons } from './HistoryButtons'
import { MoreMenu } from './MoreMenu'
import { ProblemsButton } from './ProblemsButton'
import classes from './Toolbar.module.css'
import { TurnOnButton } from './TurnOnButton'
import { usePublishing } from './usePublishing'
import { useWaysOut } from './useWaysOut'
import { WorkflowName } from './WorkflowName'

const RunNow = lazy(async () => ({ default: (await import('../../running/RunNow')).RunNow }))
const FolderDialog = lazy(async () => ({ default: (await import('./FolderDialog')).FolderDialog }))

/** The same elements throughout, so that a button is drawn anew only when it changes. */
const icons = {
  outline: <IconSitemap size={18} stroke={1.5} aria-hidden />,
  canvas: <IconListTree size={18} stroke={1.5} aria-hidden />,
  tidy: <IconLayoutDashboard size={18} stroke={1.5} aria-hidden />,
  tryOut: <IconFlask size={18} stroke={1.5} aria-hidden />,
}

interface ToolbarProps extends Omit<Checked, 'findings'> {
  workflow: Workflow
  history: DrawingTools
  saving: DraftSaving
  view: View
  onShow: (finding: Finding) => void
}

export const Toolbar = memo(function Toolbar(props: ToolbarProps) {
  const { workflow, history, saving, view, verdict, checkAgain, onShow } = props
  const { t } = useText()
  const { readOnly, findings } = useEditor()
  const publishing = usePublishing(workflow.id)
  const all = useAllFindings(findings, publishing)
  const ways = useWaysOut(workflow.id, saving)
  const [starting, setStarting] = useState(false)
  const [filing, setFiling] = useState(false)
  const [problemsOpen, setProblemsOpen] = useState(false)
  const tools = useToolbar()
  useDeeds({
    showProblems: { enabled: findings.length > 0, run: () => setProblemsOpen(true) },
  })
  return (
    <header className={classes.bar}>
      <div className={classes.identity}>
        <BackLink to="/workflows" aria-label={t('templates.back')} />
        <WorkflowName />
        <div className={classes.group}>
          <WorkflowStateBadge workflow={workflow} />
        </div>
        {!readOnly && <SaveStatus saving={saving} />}
      </div>
      <div className={classes.tools} role="toolbar" aria-label={t('editor.tools')} {...tools}>
        <CommandButton
          id="toggleOutline"
          label={t(view === 'outline' ? 'outline.showCanvas' : 'outline.showOutline')}
        >
          {icons[view]}
        </CommandButton>
        {!readOnly && (
          <div className={classes.group}>
            <HistoryButtons nextUndo={history.nextUndo} nextRedo={history.nextRedo} />
            <HistoryList drawing={history} />
            <CommandButton id="tidy" visibleFrom="sm">
              {icons.tidy}
            </CommandButton>
          </div>
        )}
        <ProblemsButton
          findings={all}
          verdict={verdict}
          onCheckAgain={checkAgain}
          ready={!workflow.live || workflow.draftDiffersFromLive}
          attention={workflow.live && !workflow.draftDiffersFromLive}
          opened={problemsOpen}
          onToggle={setProblemsOpen}
          onShow={onShow}
        />
        {ways.mayTry && (
          <CommandButton id="tryOut" visibleFrom="md">
            {icons.tryOut}
          </CommandButton>
        )}
        <div className={classes.group}>
          <TurnOnButton
            workflow={workflow}
            saving={saving}
            publishing={publishing}
            onRefused={() => setProblemsOpen(true)}
          />
          <MoreMenu
            workflow={workflow}
            publishing={publishing}
            ways={ways}
            onRunNow={() => setStarting(true)}
            onFile={() => setFiling(true)}
          />
        </div>
      </div>
      <Suspense>{filing && <FolderDialog workflow={workflow} onClose={() => setFiling(false)} />}</Suspense>
      <Suspense>{starting && <RunNow workflow={workflow} onClose={() => setStarting(false)} />}</Suspense>
    </header>
  )
})

/**
 * What stands against turning on by what is known here, and what the server refused the same drawing for: a setting may
 * have changed a moment ago.
 */
function useAllFindings(known: readonly Finding[], { turnOn }: ReturnType<typeof usePublishing>) {
  const { definition } = useEditor()
  const { error, reset } = turnOn
  const drawn = useRef(definition)
  useEffect(() => {
    if (drawn.current === definition) return
    drawn.current = definition
    reset()
  }, [definition, reset])
  const refused = error instanceof ProblemError ? (error.problem.findings ?? []) : []
  return [...new Map([...refused, ...known].map((finding) => [keyOf(finding), finding])).values()]
}

const keyOf = ({ code, nodeId, path }: Finding) => JSON.stringify([code, nodeId, path])
