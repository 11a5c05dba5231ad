CREATE TABLE "assignment_turns" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
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
ALTER TABLE "answer_deadlines" ADD CONSTRAINT "answer_deadlines_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_deadlines_due" ON "answer_deadlines" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "push_devices_staff" ON "push_devices" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "conversations_started" ON "conversations" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "conversations_first_answered" ON "conversations" USING btree ("first_answered_at") WHERE first_answered_at is not null;--> statement-breakpoint
CREATE INDEX "conversation_entries_messages" ON "conversation_entries" USING btree ("at") WHERE kind = 'message';