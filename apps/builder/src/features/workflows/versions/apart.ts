import type { ComparedDefinitions, WorkflowDefinition } from '@counterflow/core'
import { type Point, placesOf } from '../graph/layered-layout'

/** What a card takes up together with some air around it. */
const [width, height] = [270, 132]

/** The drawing of a comparison, in which no step that is gone lies on another: it stands below it. */
export function apart({ drawing, steps }: ComparedDefinitions): WorkflowDefinition {
  const places = placesOf(drawing)
  const isGone = (id: string) => steps.get(id) === 'removed'
  const taken = Object.entries(places).flatMap(([id, place]) => (isGone(id) ? [] : [place]))
  const layout = { ...places }
  for (const { id } of drawing.nodes) {
    const place = places[id]
    if (place === undefined || !isGone(id)) continue
    const free = below(place, taken)
    taken.push(free)
    layout[id] = free
  }
  return { ...drawing, layout }
}

function below(place: Point, taken: readonly Point[]): Point {
  let free = place
  for (let under = covering(free, taken); under !== undefined; under = covering(free, taken)) {
    free = { x: free.x, y: under.y + height }
  }
  return free
}

const covering = ({ x, y }: Point, taken: readonly Point[]): Point | undefined =>
  taken.find((other) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < height)
