import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { HttpOptions } from '../http-options.js'

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Counterflow API</title>
    <link rel="icon" href="/api/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <div id="documentation"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`

// In a file of its own, since the page's Content-Security-Policy allows no script inside it.
const start = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#documentation',
  deepLinking: true,
  validatorUrl: null,
})
`

const files = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
}

/**
 * The API's description for programs at /api/openapi.json and for people at /api/docs. It is made when somebody first
 * asks for it: that takes a sixth of the time of a start, and few ever ask.
 */
export function serveDocumentation(fastify: FastifyInstance, options: HttpOptions): void {
  let document: Promise<string> | undefined
  const describe = async () => {
    const { openApiDocument } = await import('./openapi-document.js')
    return JSON.stringify(openApiDocument(options.contract, options.version, options.description))
  }
  fastify.get('/api/openapi.json', async (_request, reply) => {
    document ??= describe()
    void reply.type('application/json').header('cache-control', 'no-cache')
    return document
  })
  fastify.get('/api/docs', (_request, reply) => reply.type('text/html').send(page))
  fastify.get('/api/docs/start.js', (_request, reply) => reply.type('text/javascript').send(start))
  for (const [name, type] of Object.entries(files)) {
    const file = fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`))
    fastify.get(`/api/docs/${name}`, (_request, reply) =>
      reply.type(type).header('cache-control', 'max-age=86400').send(createReadStream(file)),
    )
  }
}
