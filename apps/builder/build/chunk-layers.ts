/**
 * Which code travels together, from what every page needs to what only the canvas does. A layer takes what its modules
 * import along, as far as no layer above has taken it, so that files only ever ask for files above them: groups by
 * size alone made files that wait for each other, and pages began before what they need.
 *
 * What few pages share and no layer names stays with the bundler's own division.
 */
export const chunkLayers = [
  // The page's first script and everything else need it; apart, so that the former can run before the latter.
  { name: 'base', test: /zod[\\/]v4[\\/]core[\\/]core\.js|preload-helper|rolldown.runtime/ },
  { name: 'application', test: /application[\\/]Application\.tsx$|push[\\/]service-worker/ },
  // With what is too small for a file of its own and wanted by pages of every kind.
  {
    name: 'shell',
    test: /application[\\/]shell[\\/]Shell\.tsx$|palette-sources|has-words|staff-query|connection-queries|export-file|useEarlyEscape|same-json/,
  },
  { name: 'pages', minShareCount: 35 },
  { name: 'controls', test: /@mantine[\\/]core[\\/]esm[\\/]components[\\/](Switch|Textarea)[\\/]/ },
  { name: 'fields', test: /@mantine|react-number-format/, minShareCount: 10 },
  // What forms share that few pages need, and what forms and searches share beside their fields: each would be a file of its
  // own, and asking for one takes longer than reading it.
  {
    name: 'choices',
    test: /components[\\/](MultiSelect|Accordion|Collapse|PasswordInput)[\\/]|use-collapse|get-safe-id/,
    minShareCount: 2,
  },
  {
    name: 'forms',
    test: /forms[\\/](minor-units|MoneyInput|useLateOptions|useTypedSearch)|infiniteQueryObserver|queriesObserver|use(InfiniteQuery|Queries)\.|reference[\\/]value-at/,
    minShareCount: 2,
  },
  { name: 'icons', test: /@tabler[\\/]icons-react/, minShareCount: 2 },
  {
    name: 'workflows',
    test: /features[\\/]workflows[\\/]((words|graph|catalogue)[\\/]|[^\\/]+$)|useCategoryName|FileDropArea|useChosenFile|useProvision/,
    minShareCount: 2,
  },
  // Without the checks, which bring the libraries of templates and schedules and are made once the canvas is drawn.
  {
    name: 'drawing',
    test: /core[\\/]dist[\\/](drawing|workflow[\\/](file|check-graph|available|adopt-currency))/,
    minShareCount: 2,
  },
  {
    name: 'canvas',
    test: /workflows[\\/](canvas[\\/]|editor[\\/](usePlaces|KeepInView))/,
    minShareCount: 2,
  },
  // What the editor shares with its dialogs and panels.
  { name: 'editor', test: /workflows[\\/]editor[\\/]/, minShareCount: 2 },
].map((layer, index, layers) => ({ ...layer, priority: layers.length - index }))
