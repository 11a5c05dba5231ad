import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Input, StreamRoute } from '../../../platform/http/route.js'
import type { RouteInput } from '../../../platform/http/route-contract.js'
import { mailFileRoutes as routes } from './mail-files.contract.js'
import { MailFiles } from './mail-files.js'

@Controller()
export class MailFilesController {
  constructor(@Inject(MailFiles) private readonly files: MailFiles) {}

  @StreamRoute(routes.file)
  async file(@Input() { params }: RouteInput<typeof routes.file>, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes, content } = await this.files.open(params.conversationId, params.fileId)
    const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
    const encoded = encodeURIComponent(name).replaceAll(
      /['()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16)}`,
    )
    await reply
      .type('application/octet-stream')
      .header('content-length', bytes)
      .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, no-store')
      .send(content)
  }
}
