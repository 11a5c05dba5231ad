import { triggerNodeId, type WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import hues from '../graph/hues.module.css'
import { type Point, placesOf } from '../graph/layered-layout'
import { type Hue, stepLook, triggerLook } from '../graph/step-look'
import classes from './GraphPicture.module.css'

const width = 232
const height = 84
const margin = 60

interface GraphPictureProps {
  definition: WorkflowDefinition
  name: string
  /** The category of an action, by its id. */
  categoryOf: (action: string) => string | undefined
}

/** A small picture of a workflow, drawn from its definition. */
export function GraphPicture({ definition, name, categoryOf }: GraphPictureProps) {
  const { t } = useText()
  const places = placesOf(definition)
  const points = Object.values(places)
  const left = Math.min(...points.map(({ x }) => x)) - margin
  const top = Math.min(...points.map(({ y }) => y)) - margin
  const right = Math.max(...points.map(({ x }) => x)) + width + margin
  const bottom = Math.max(...points.map(({ y }) => y)) + height + margin
  return (
    <svg
      className={classes.picture}
      viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
      role="img"
      aria-label={t('templates.picture', { name })}
    >
      {definition.edges.map(({ from, port, to }) => (
        <Edge key={`${from} ${port} ${to}`} from={places[from]} to={places[to]} />
      ))}
      <Card at={places[triggerNodeId]} hue={triggerLook.hue} />
      {definition.nodes.map((node) => (
        <Card
          key={node.id}
          at={places[node.id]}
          hue={stepLook(node.kind, node.kind === 'action' ? categoryOf(node.action) : undefined).hue}
        />
      ))}
    </svg>
  )
}

function Edge({ from, to }: { from: Point | undefined; to: Point | undefined }) {
  if (from === undefined || to === undefined) return null
  const start = { x: from.x + width, y: from.y + height / 2 }
  const end = { x: to.x, y: to.y + height / 2 }
  const bend = (end.x - start.x) / 2
  return (
    <path
      className={classes.edge}
      d={`M${start.x} ${start.y}C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`}
    />
  )
}

function Card({ at, hue }: { at: Point | undefined; hue: Hue }) {
  if (at === undefined) return null
  return (
    <g className={hues.hue} data-hue={hue} transform={`translate(${at.x} ${at.y})`}>
      <rect className={classes.card} width={width} height={height} rx={14} />
      <rect className={classes.icon} x={18} y={20} width={44} height={44} rx={10} />
      <circle className={classes.dot} cx={40} cy={42} r={9} />
      <rect className={classes.line} x={78} y={24} width={126} height={12} rx={6} />
      <rect className={classes.line} x={78} y={48} width={84} height={12} rx={6} opacity={0.6} />
    </g>
  )
}
