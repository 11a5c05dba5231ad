// All that other features may use of the inbox.
export { MessageTopics } from './labelling/message-topics.js'
