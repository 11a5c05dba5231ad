import { useDeeds } from './commands/CommandsContext'
import { useEditor } from './EditorContext'
import { useViewDeeds } from './viewing/useViewDeeds'

/** Offers what can be done with the view of the canvas as commands, so that keys, menus and the palette give it. */
export function CanvasDeeds({ overviewShown }: { overviewShown: boolean }) {
  const { selection } = useEditor()
  const view = useViewDeeds()
  useDeeds({
    handTool: { run: () => view.chooseTool('hand') },
    selectTool: { run: () => view.chooseTool('select') },
    zoomIn: { run: view.zoomIn },
    zoomOut: { run: view.zoomOut },
    zoomToFit: { run: view.fit },
    zoomToSelection: { enabled: selection.size > 0, run: view.fitSelection },
    actualSize: { run: view.actualSize },
    toggleOverview: { run: () => view.showOverview(!overviewShown) },
  })
  return null
}
