// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

struct Consent {
    bytes32 pool;
    bytes32 contributionHash;
    string[] purposes;
    uint64 expiry;
    bytes32 nonce;
}

/// @notice What wallets sign, hashed by the text of EIP-712. A consent is checked off chain alone, so no contract of
/// ours knows its hash; a claim is not signed at all: anyone sends it, and its leaf names chain, contract and pool.
library TypedData {
    bytes32 internal constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 internal constant CONSENT_TYPEHASH = keccak256(
        "Consent(bytes32 pool,bytes32 contributionHash,string[] purposes,uint64 expiry,bytes32 nonce)"
    );

    function consentHash(uint256 chainId, address registry, Consent memory consent)
        internal
        pure
        returns (bytes32)
    {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256("Millpond consent"), keccak256("1"), chainId, registry)
        );
        bytes memory purposes;
        for (uint256 i = 0; i < consent.purposes.length; i++) {
            purposes = abi.encodePacked(purposes, keccak256(bytes(consent.purposes[i])));
        }
        bytes32 message = keccak256(
            abi.encode(
                CONSENT_TYPEHASH,
                consent.pool,
                consent.contributionHash,
                keccak256(purposes),
                consent.expiry,
                consent.nonce
            )
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, message));
    }
}
