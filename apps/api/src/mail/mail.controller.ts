import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { MailPreview } from './content/mail-preview.js'
import { mailRoutes as routes } from './mail.contract.js'
import { Mailbox } from './mailbox.js'

type ShownMail = RouteOutput<typeof routes.get>

@Controller()
export class MailController {
  constructor(
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(MailPreview) private readonly previews: MailPreview,
  ) {}

  @Route(routes.list)
  async list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.mailbox.page(query)
  }

  @Route(routes.get)
  async get(@Input() { params }: RouteInput<typeof routes.get>): Promise<ShownMail> {
    return this.mailbox.read(params.mailId)
  }

  @Route(routes.retry)
  async retry(@Input() { params }: RouteInput<typeof routes.retry>): Promise<ShownMail> {
    return this.mailbox.retry(params.mailId)
  }

  @Route(routes.preview)
  async preview(
    @Input() { body }: RouteInput<typeof routes.preview>,
  ): Promise<RouteOutput<typeof routes.preview>> {
    return this.previews.show(body.input, body.values)
  }
}
