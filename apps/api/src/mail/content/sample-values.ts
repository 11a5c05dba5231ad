import {
  isJsonObject,
  type Json,
  parseTemplate,
  type ReferencePath,
  referencesIn,
  templatesIn,
  type Value,
  valueAt,
} from '@counterflow/core'

/** How a value that is not known yet shows in a preview. */
const unknown = (path: ReferencePath) => `«${path.join('.')}»`

/**
 * `values`, and the name of each value that `configured` refers to and that is not among them: a preview can then be
 * made of any sample, or of none.
 * @throws TemplateError when a template inside is no Liquid.
 */
export function sampleFor(
  configured: readonly Value[],
  values: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  const paths = configured.flatMap((value) => [
    ...referencesIn(value).map(({ path }) => path),
    ...templatesIn(value).flatMap(({ source }) => parseTemplate(source).references.map(({ path }) => path)),
  ])
  return paths.reduce(withName, values)
}

function withName(
  values: Readonly<Record<string, Json>>,
  path: ReferencePath,
): Readonly<Record<string, Json>> {
  if (valueAt(values, path) !== undefined) return values
  return put(values, path, unknown(path))
}

/** Puts `text` at `path`, as far as only groups lie on the way there. */
function put(group: Readonly<Record<string, Json>>, path: ReferencePath, text: string): Record<string, Json> {
  const [name, ...rest] = path
  if (name === undefined) return { ...group }
  const key = String(name)
  if (rest.length === 0) return { ...group, [key]: text }
  const inner = Object.hasOwn(group, key) ? group[key] : {}
  return isJsonObject(inner) ? { ...group, [key]: put(inner, rest, text) } : { ...group }
}
