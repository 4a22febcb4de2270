-- How SIP travels to the carrier, and the proxy that everything goes through.

alter table trunk add column transport text not null default 'udp'
  check (transport in ('udp', 'tcp', 'tls'));
alter table trunk add column outbound_proxy text;   -- host or host:port; null: none

-- Port 0: the DNS says it (SRV).
alter table trunk drop constraint trunk_port_check;
alter table trunk add constraint trunk_port_check check (port between 0 and 65535);
