// attached to subnet 'v/a'
resource web_nsg 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'web-nsg'
  location: 'westeurope'
  properties: {
    securityRules: [
      {
        name: 'allow-web'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationApplicationSecurityGroups: [
            {
              id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/applicationSecurityGroups/web'
            }
          ]
          destinationPortRanges: [
            '80'
            '8000-8080'
          ]
        }
      }
      {
        name: 'allow-offices'
        properties: {
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Udp'
          sourceAddressPrefixes: [
            '203.0.113.0/24'
            '198.51.100.7/32'
          ]
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '53'
        }
      }
      {
        name: 'deny-storage'
        properties: {
          priority: 4000
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Storage.WestEurope'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// attached to subnet 'v/a'
resource to_firewall 'Microsoft.Network/routeTables@2024-05-01' = {
  name: 'to-firewall'
  location: 'westeurope'
  properties: {
    disableBgpRoutePropagation: true
    routes: [
      {
        name: 'azure'
        properties: {
          addressPrefix: 'AzureCloud'
          nextHopType: 'Internet'
        }
      }
      {
        name: 'default'
        properties: {
          addressPrefix: '0.0.0.0/0'
          nextHopType: 'VirtualAppliance'
          nextHopIpAddress: '10.0.9.4'
        }
      }
      {
        name: 'nowhere'
        properties: {
          addressPrefix: '10.99.0.0/16'
          nextHopType: 'None'
        }
      }
    ]
  }
}
