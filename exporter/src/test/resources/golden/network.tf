resource "azurerm_network_security_group" "web_nsg" {
  name                = "web-nsg"
  resource_group_name = "hub"
  location            = "westeurope"

  security_rule {
    name                                       = "allow-web"
    priority                                   = 100
    direction                                  = "Inbound"
    access                                     = "Allow"
    protocol                                   = "Tcp"
    source_address_prefix                      = "Internet"
    source_port_range                          = "*"
    destination_application_security_group_ids = ["/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/applicationSecurityGroups/web"]
    destination_port_ranges                    = ["80", "8000-8080"]
  }

  security_rule {
    name                       = "allow-offices"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Udp"
    source_address_prefixes    = ["203.0.113.0/24", "198.51.100.7/32"]
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "53"
  }

  security_rule {
    name                       = "deny-storage"
    priority                   = 4000
    direction                  = "Outbound"
    access                     = "Deny"
    protocol                   = "*"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "Storage.WestEurope"
    destination_port_range     = "*"
  }
}

resource "azurerm_subnet_network_security_group_association" "web_nsg_a" {
  subnet_id                 = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/v/subnets/a"
  network_security_group_id = azurerm_network_security_group.web_nsg.id
}

resource "azurerm_route_table" "to_firewall" {
  name                          = "to-firewall"
  resource_group_name           = "hub"
  location                      = "westeurope"
  bgp_route_propagation_enabled = false

  route {
    name           = "azure"
    address_prefix = "AzureCloud"
    next_hop_type  = "Internet"
  }

  route {
    name                   = "default"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.9.4"
  }

  route {
    name           = "nowhere"
    address_prefix = "10.99.0.0/16"
    next_hop_type  = "None"
  }
}

resource "azurerm_subnet_route_table_association" "to_firewall_a" {
  subnet_id      = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/v/subnets/a"
  route_table_id = azurerm_route_table.to_firewall.id
}
