CREATE TABLE "channels" (
	"id" text PRIMARY KEY NOT NULL,
	"enabled" boolean NOT NULL,
	"settings" jsonb,
	"secrets" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"hook_token" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"last_received_at" timestamp (3) with time zone,
	"fault" jsonb,
	"fault_at" timestamp (3) with time zone,
	CONSTRAINT "channels_hook_token_unique" UNIQUE("hook_token")
);
--> statement-breakpoint
CREATE TABLE "chat_letters" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailbox_cursors" (
	"mailbox" text PRIMARY KEY NOT NULL,
	"owner" integer,
	"uid_validity" bigint,
	"last_uid" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_threads" (
	"message_id" text PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"sender" text NOT NULL,
	"subject" text NOT NULL,
	"automatic" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "chat_letters_due" ON "chat_letters" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "chat_letters_conversation" ON "chat_letters" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "mail_files_conversation" ON "mail_files" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "mail_files_sha256" ON "mail_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "mail_threads_conversation" ON "mail_threads" USING btree ("conversation_id","at");--> statement-breakpoint
CREATE INDEX "mail_threads_sender" ON "mail_threads" USING btree ("sender","at");