import {
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconArrowsMaximize,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconCut,
  IconFocusCentered,
  IconHandStop,
  IconLayoutAlignLeft,
  IconLayoutAlignTop,
  IconLayoutDashboard,
  IconMap2,
  IconNote,
  IconPointer,
  IconSelectAll,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CommandId } from './keymap'

const size = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** The pictures of commands that stand in menus and bars. */
export const commandIcons: { readonly [Id in CommandId]?: ReactNode } = {
  cut: <IconCut {...size} />,
  copy: <IconCopy {...size} />,
  paste: <IconClipboard {...size} />,
  duplicate: <IconCopyPlus {...size} />,
  delete: <IconTrash {...size} />,
  selectAll: <IconSelectAll {...size} />,
  alignLeft: <IconLayoutAlignLeft {...size} />,
  alignTop: <IconLayoutAlignTop {...size} />,
  spreadAcross: <IconArrowAutofitWidth {...size} />,
  spreadDown: <IconArrowAutofitHeight {...size} />,
  addNote: <IconNote {...size} />,
  handTool: <IconHandStop {...size} />,
  selectTool: <IconPointer {...size} />,
  zoomToFit: <IconArrowsMaximize {...size} />,
  zoomToSelection: <IconFocusCentered {...size} />,
  toggleOverview: <IconMap2 {...size} />,
  tidy: <IconLayoutDashboard {...size} />,
}
