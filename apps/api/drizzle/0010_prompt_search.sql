-- drizzle would make the index anew, for which a shop with years of messages would wait.
ALTER INDEX "conversation_search_grams" SET (fastupdate = false);
--> statement-breakpoint
SELECT gin_clean_pending_list('conversation_search_grams');
