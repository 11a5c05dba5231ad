CREATE TABLE "store_pages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"kind" text NOT NULL,
	"tag" text,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"published" boolean DEFAULT true NOT NULL,
	"in_menu" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "store_pages_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "assignment_turns" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "canned_replies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shortcut" text NOT NULL,
	"title" text NOT NULL,
	"text" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "canned_replies_shortcut" UNIQUE("shortcut")
);
--> statement-breakpoint
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
CREATE TABLE "chat_sessions" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"codes" text[] DEFAULT '{}' NOT NULL,
	"began_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "chat_sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "conversation_search" (
	"conversation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"grams" text[] NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "conversation_search_conversation_id_position_pk" PRIMARY KEY("conversation_id","position")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid,
	"channel" text NOT NULL,
	"thread_key" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"language" text,
	"state" text DEFAULT 'open' NOT NULL,
	"snoozed_until" timestamp (3) with time zone,
	"assignee_id" uuid,
	"assignee_name" text,
	"unread" boolean DEFAULT false NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"last_position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"last_entry_at" timestamp (3) with time zone NOT NULL,
	"last_entry_preview" text DEFAULT '' NOT NULL,
	"waiting_since" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone NOT NULL,
	"first_answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"cart_id" uuid,
	"customer_seen_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "answer_deadlines" (
	"conversation_id" uuid NOT NULL,
	"minutes" integer NOT NULL,
	"due_at" timestamp (3) with time zone,
	"told_for" timestamp (3) with time zone,
	CONSTRAINT "answer_deadlines_conversation_id_minutes_pk" PRIMARY KEY("conversation_id","minutes")
);
--> statement-breakpoint
CREATE TABLE "answer_watches" (
	"watcher_id" uuid PRIMARY KEY NOT NULL,
	"minutes" integer NOT NULL
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
CREATE TABLE "conversation_entries" (
	"conversation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"author_type" text NOT NULL,
	"author_id" text,
	"author_name" text NOT NULL,
	"content" jsonb NOT NULL,
	"client_key" text,
	"version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"held_until" timestamp (3) with time zone,
	"failure" text,
	"send_due_at" timestamp (3) with time zone,
	"send_attempts" integer DEFAULT 0 NOT NULL,
	"waited_since" timestamp (3) with time zone,
	"mentions" text[] DEFAULT '{}' NOT NULL,
	"topic" text,
	"topic_probability" double precision,
	"topic_by" text,
	"channel" text NOT NULL,
	"external_id" text,
	CONSTRAINT "conversation_entries_conversation_id_position_pk" PRIMARY KEY("conversation_id","position"),
	CONSTRAINT "conversation_entries_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "topic_corrections" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"language" text,
	"model_topic" text,
	"model_probability" double precision,
	"topic" text,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_presence" (
	"conversation_id" uuid NOT NULL,
	"who_type" text NOT NULL,
	"who_id" text NOT NULL,
	"name" text NOT NULL,
	"doing" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_presence_conversation_id_who_type_who_id_pk" PRIMARY KEY("conversation_id","who_type","who_id")
);
--> statement-breakpoint
CREATE TABLE "push_devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"language" text NOT NULL,
	"user_agent" text,
	"mine" boolean NOT NULL,
	"unassigned" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "push_devices_endpoint" UNIQUE("endpoint")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "kept" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD CONSTRAINT "chat_sessions_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "conversation_search" ADD CONSTRAINT "conversation_search_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "answer_deadlines" ADD CONSTRAINT "answer_deadlines_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "conversation_entries" ADD CONSTRAINT "conversation_entries_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "store_pages_tag" ON "store_pages" USING btree ("tag");
--> statement-breakpoint
CREATE INDEX "conversation_search_grams" ON "conversation_search" USING gin ("grams");
--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_thread" ON "conversations" USING btree ("channel","thread_key");
--> statement-breakpoint
CREATE INDEX "conversations_newest" ON "conversations" USING btree ("last_entry_at","id");
--> statement-breakpoint
CREATE INDEX "conversations_open" ON "conversations" USING btree ("last_entry_at","id") WHERE state = 'open' and snoozed_until is null;
--> statement-breakpoint
CREATE INDEX "conversations_closed" ON "conversations" USING btree ("last_entry_at","id") WHERE state = 'closed';
--> statement-breakpoint
CREATE INDEX "conversations_assigned" ON "conversations" USING btree ("assignee_id","last_entry_at","id") WHERE state = 'open' and snoozed_until is null;
--> statement-breakpoint
CREATE INDEX "conversations_waiting" ON "conversations" USING btree ("waiting_since","id") WHERE waiting_since is not null;
--> statement-breakpoint
CREATE INDEX "conversations_started" ON "conversations" USING btree ("started_at");
--> statement-breakpoint
CREATE INDEX "conversations_first_answered" ON "conversations" USING btree ("first_answered_at") WHERE first_answered_at is not null;
--> statement-breakpoint
CREATE INDEX "conversations_snoozed" ON "conversations" USING btree ("snoozed_until") WHERE snoozed_until is not null;
--> statement-breakpoint
CREATE INDEX "conversations_customer" ON "conversations" USING btree ("customer_id") WHERE customer_id is not null;
--> statement-breakpoint
CREATE INDEX "conversations_email" ON "conversations" USING btree (lower("email")) WHERE email is not null;
--> statement-breakpoint
CREATE INDEX "conversations_cart" ON "conversations" USING btree ("cart_id") WHERE cart_id is not null;
--> statement-breakpoint
CREATE INDEX "conversations_topics" ON "conversations" USING gin ("topics");
--> statement-breakpoint
CREATE INDEX "conversations_tags" ON "conversations" USING gin ("tags");
--> statement-breakpoint
CREATE INDEX "answer_deadlines_due" ON "answer_deadlines" USING btree ("due_at") WHERE due_at is not null;
--> statement-breakpoint
CREATE INDEX "chat_letters_due" ON "chat_letters" USING btree ("due_at");
--> statement-breakpoint
CREATE INDEX "chat_letters_conversation" ON "chat_letters" USING btree ("conversation_id");
--> statement-breakpoint
CREATE INDEX "mail_files_conversation" ON "mail_files" USING btree ("conversation_id");
--> statement-breakpoint
CREATE INDEX "mail_files_sha256" ON "mail_files" USING btree ("sha256");
--> statement-breakpoint
CREATE INDEX "mail_threads_conversation" ON "mail_threads" USING btree ("conversation_id","at");
--> statement-breakpoint
CREATE INDEX "mail_threads_sender" ON "mail_threads" USING btree ("sender","at");
--> statement-breakpoint
CREATE INDEX "conversation_entries_version" ON "conversation_entries" USING btree ("conversation_id","version");
--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_entries_client_key" ON "conversation_entries" USING btree ("conversation_id","client_key") WHERE client_key is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_entries_external" ON "conversation_entries" USING btree ("channel","external_id") WHERE external_id is not null;
--> statement-breakpoint
CREATE INDEX "conversation_entries_messages" ON "conversation_entries" USING btree ("at") WHERE kind = 'message';
--> statement-breakpoint
CREATE INDEX "conversation_entries_due" ON "conversation_entries" USING btree ("send_due_at") WHERE send_due_at is not null;
--> statement-breakpoint
CREATE INDEX "conversation_entries_unjudged" ON "conversation_entries" USING btree ("at") WHERE topic_by is null and author_type = 'customer' and kind = 'message';
--> statement-breakpoint
CREATE INDEX "topic_corrections_at" ON "topic_corrections" USING btree ("at","entry_id");
--> statement-breakpoint
CREATE INDEX "conversation_presence_until" ON "conversation_presence" USING btree ("until");
--> statement-breakpoint
CREATE INDEX "push_devices_staff" ON "push_devices" USING btree ("staff_id");
--> statement-breakpoint
-- Who looks or types is written every few seconds, is over within a minute and means nothing after a crash: it needs no
-- log. drizzle cannot say UNLOGGED.
ALTER TABLE "conversation_presence" SET UNLOGGED;
