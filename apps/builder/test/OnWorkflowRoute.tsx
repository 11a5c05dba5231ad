import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useState } from 'react'

const Shown = createContext<ReactNode>(null)

function makeRouter() {
  const root = createRootRoute()
  const shell = createRoute({ getParentRoute: () => root, id: 'shell' })
  const workflow = createRoute({
    getParentRoute: () => shell,
    path: '/workflows/$workflowId',
    component: () => useContext(Shown),
  })
  return createRouter({
    routeTree: root.addChildren([shell.addChildren([workflow])]),
    history: createMemoryHistory({ initialEntries: ['/workflows/01980000-0000-7000-8000-000000000001'] }),
  })
}

/** Draws `children` at the address of a workflow, for what asks the router which one is open. */
export function OnWorkflowRoute({ children }: { children: ReactNode }) {
  const [router] = useState(makeRouter)
  return (
    <Shown value={children}>
      <RouterProvider router={router} />
    </Shown>
  )
}
