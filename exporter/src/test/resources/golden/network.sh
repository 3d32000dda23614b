#!/bin/sh
set -eu

az network nsg create --resource-group hub --subscription 11111111-2222-3333-4444-555555555555 --name web-nsg --location westeurope
az network nsg rule create --resource-group hub --subscription 11111111-2222-3333-4444-555555555555 --nsg-name web-nsg --name allow-web --priority 100 --direction Inbound --access Allow --protocol Tcp --source-address-prefixes Internet --source-port-ranges '*' --destination-asgs /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/applicationSecurityGroups/web --destination-port-ranges 80 8000-8080
az network nsg rule create --resource-group hub --subscription 11111111-2222-3333-4444-555555555555 --nsg-name web-nsg --name allow-offices --priority 110 --direction Inbound --access Allow --protocol Udp --source-address-prefixes 203.0.113.0/24 198.51.100.7/32 --source-port-ranges '*' --destination-address-prefixes '*' --destination-port-ranges 53
az network nsg rule create --resource-group hub --subscription 11111111-2222-3333-4444-555555555555 --nsg-name web-nsg --name deny-storage --priority 4000 --direction Outbound --access Deny --protocol '*' --source-address-prefixes '*' --source-port-ranges '*' --destination-address-prefixes Storage.WestEurope --destination-port-ranges '*'
az network vnet subnet update --ids /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/v/subnets/a --network-security-group /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/networkSecurityGroups/web-nsg

az network route-table create --resource-group hub --subscription 11111111-2222-3333-4444-555555555555 --name to-firewall --location westeurope --disable-bgp-route-propagation true
az network route-table route create --resource-group hub --subscription 11111111-2222-3333-4444-555555555555 --route-table-name to-firewall --name azure --address-prefix AzureCloud --next-hop-type Internet
az network route-table route create --resource-group hub --subscription 11111111-2222-3333-4444-555555555555 --route-table-name to-firewall --name default --address-prefix 0.0.0.0/0 --next-hop-type VirtualAppliance --next-hop-ip-address 10.0.9.4
az network route-table route create --resource-group hub --subscription 11111111-2222-3333-4444-555555555555 --route-table-name to-firewall --name nowhere --address-prefix 10.99.0.0/16 --next-hop-type None
az network vnet subnet update --ids /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/v/subnets/a --route-table /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/routeTables/to-firewall
