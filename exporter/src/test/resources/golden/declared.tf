variable "resource_group_name" {
  type = string
}

variable "location" {
  type = string
}

variable "applicationSecurityGroups_web_id" {
  type = string
}

resource "azurerm_network_security_group" "n" {
  name                = "n"
  resource_group_name = var.resource_group_name
  location            = var.location

  security_rule {
    name                                  = "r"
    priority                              = 100
    direction                             = "Inbound"
    access                                = "Allow"
    protocol                              = "*"
    source_application_security_group_ids = [var.applicationSecurityGroups_web_id]
    source_port_range                     = "*"
    destination_address_prefix            = "*"
    destination_port_range                = "*"
  }
}
