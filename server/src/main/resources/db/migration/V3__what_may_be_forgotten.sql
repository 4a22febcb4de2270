-- A node is forgotten a day after it was last seen, and calls after their retention. What a node did
-- outlives it: these columns go on naming it, and nothing needs its row.
alter table attempt drop constraint attempt_node_id_fkey;
alter table callee_list drop constraint callee_list_node_id_fkey;
alter table live_sample drop constraint live_sample_node_id_fkey;
alter table lease drop constraint lease_node_id_fkey;

-- What a node saw of the trunks goes with it.
alter table trunk_health drop constraint trunk_health_node_id_fkey;
alter table trunk_health add foreign key (node_id) references node on delete cascade;
create index trunk_health_of_node on trunk_health (node_id);
create index node_seen on node (seen_at);

-- An order is forgotten with its call.
alter table call_order drop constraint call_order_attempt_id_fkey;
alter table call_order add foreign key (attempt_id) references attempt on delete cascade;
create index call_order_attempt on call_order (attempt_id) where attempt_id is not null;
